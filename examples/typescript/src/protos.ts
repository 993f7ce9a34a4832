// The part of assent.v1 that an agent uses, loaded from the .proto files at run time.

import { fileURLToPath } from 'node:url';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const FOLDER = fileURLToPath(new URL('../../../proto/src/main/protobuf', import.meta.url));

export interface ToolCall {
  tool: string;
  server?: string;
  argumentsJson: string;
  agent?: string;
  subject?: string;
  session?: string;
  contextJson?: string;
}

export interface AskReference {
  askId: string;
  requestId: string;
}

/** Enums are names; a value that the .proto files do not know stays a number and equals no name. */
export interface Decision {
  id: string;
  effect: string | number;
  reasons: { code: string | number; policy: string; rule: string; explanation: { display: string } | null }[];
  obligations: { type: string }[];
  ask: AskReference | null;
  argumentsJson?: string;
  approvedBy: string[];
}

export function load(): grpc.ServiceClientConstructor {
  const definition = loadSync('assent/v1/decision_service.proto', {
    includeDirs: [FOLDER],
    enums: String,
    longs: String,
    defaults: true,
    arrays: true,
  });
  const assent = grpc.loadPackageDefinition(definition)['assent'] as grpc.GrpcObject;
  return (assent['v1'] as grpc.GrpcObject)['DecisionService'] as grpc.ServiceClientConstructor;
}
