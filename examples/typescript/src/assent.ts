// Asks Assent before a tool call runs. Everything that is not a plain ALLOW is a refusal: an error, an effect or an
// obligation that this code does not know, an ask that nobody answers.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as grpc from '@grpc/grpc-js';
import { load } from './protos.js';
import type { AskReference, Decision, ToolCall } from './protos.js';

/** What came of a tool call: run it with exactly these arguments, or do not run it. */
export type Answer =
  | { allowed: true; decisionId: string; argumentsJson: string; approvedBy: string[] }
  | { allowed: false; why: string };

export type Outcome = 'OUTCOME_SUCCEEDED' | 'OUTCOME_FAILED' | 'OUTCOME_NOT_RUN';

export interface Options {
  /** How long to wait for people, in milliseconds. */
  patience?: number;
  /** Called when the call waits for people. */
  onAsk?: (ask: AskReference) => void;
}

const CALL_MS = 10_000;
const AWAIT_MS = 30_000;
const ATTEMPTS = 4;
const WORTH_A_RETRY = [grpc.status.UNAVAILABLE, grpc.status.RESOURCE_EXHAUSTED];

export class Assent {
  private readonly service: grpc.Client & Record<string, Function>;

  /** @param address `HOST:PORT`, or `unix:PATH` of the agents' socket */
  constructor(address: string) {
    // the socket or loopback of the pod is the border here; across machines use TLS
    this.service = new (load())(address, grpc.credentials.createInsecure()) as never;
  }

  /** Never throws: a failure is a refusal. */
  async decide(call: ToolCall, options: Options = {}): Promise<Answer> {
    try {
      // one id for all attempts, so that a retry is not a second call
      const requestId = randomUUID();
      const request = { call, requestId, acceptsEdits: true };
      let decision = await this.ask('Decide', request, CALL_MS);
      if (decision.effect === 'EFFECT_ASK' && decision.ask) {
        options.onAsk?.(decision.ask);
        decision = await this.awaitPeople(decision.ask, options.patience ?? 15 * 60_000);
      }
      return answer(decision, call);
    } catch (error) {
      return { allowed: false, why: `no decision: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  /** For audit and feedback; a failure to report changes nothing. */
  async report(decisionId: string, outcome: Outcome): Promise<void> {
    await this.unary('ReportOutcome', { decisionId, outcome }, CALL_MS).catch(() => undefined);
  }

  close(): void {
    this.service.close();
  }

  private async awaitPeople(ask: AskReference, patience: number): Promise<Decision> {
    const { askId, requestId } = ask;
    const end = Date.now() + patience;
    while (Date.now() < end) {
      try {
        const decision = await this.ask('AwaitAsk', { askId, requestId }, Math.min(AWAIT_MS, end - Date.now()));
        if (decision.effect !== 'EFFECT_ASK') {
          return decision;
        }
      } catch (error) {
        // the line was slow; the ask is still there, and asking again is safe
        if ((error as Partial<grpc.ServiceError>).code !== grpc.status.DEADLINE_EXCEEDED) {
          throw error;
        }
      }
      await sleep(100);
    }
    await this.unary('CancelAsk', { askId, requestId }, CALL_MS).catch(() => undefined);
    throw new Error('nobody answered in time');
  }

  private async ask(method: string, request: object, deadline: number): Promise<Decision> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { decision } = (await this.unary(method, request, deadline)) as { decision: Decision | null };
        if (!decision) {
          throw new Error('the answer has no decision');
        }
        return decision;
      } catch (error) {
        const code = (error as Partial<grpc.ServiceError>).code;
        if (attempt === ATTEMPTS || code === undefined || !WORTH_A_RETRY.includes(code)) {
          throw error;
        }
        await sleep(100 * 2 ** attempt);
      }
    }
  }

  private unary(method: string, request: object, deadline: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.service[method]!(request, { deadline: Date.now() + deadline }, (error: Error | null, response: unknown) =>
        error ? reject(error) : resolve(response),
      );
    });
  }
}

function answer(decision: Decision, call: ToolCall): Answer {
  if (decision.effect !== 'EFFECT_ALLOW') {
    return { allowed: false, why: reasons(decision) || `effect ${decision.effect}` };
  }
  const unknown = decision.obligations[0];
  if (unknown) {
    return { allowed: false, why: `an obligation that this agent does not know: ${JSON.stringify(unknown.type)}` };
  }
  return {
    allowed: true,
    decisionId: decision.id,
    // a reviewer may have edited them
    argumentsJson: decision.argumentsJson ?? call.argumentsJson,
    approvedBy: decision.approvedBy,
  };
}

/** An explanation can repeat what the model wrote, so only its display form is for a screen. */
function reasons(decision: Decision): string {
  return decision.reasons
    .map((reason) => [[reason.policy, reason.rule].filter(Boolean).join('/') || reason.code, reason.explanation?.display])
    .map(([name, text]) => (text ? `${name}: ${text}` : name))
    .join('; ');
}
