// The client against a server that plays one scene a test.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import * as grpc from '@grpc/grpc-js';
import { Assent } from './assent.js';
import { load } from './protos.js';

type Scene = Record<string, (request: any, count: number) => unknown>;

const CALL = { tool: 'a.b', argumentsJson: '{"n":1}' };
const ASK = { askId: 'ask-1', requestId: 'request-1' };
const cleanup: (() => void)[] = [];
afterEach(() => cleanup.splice(0).forEach((end) => end()));

/** Plays a scene: what a method returns, or the status it throws. Notes the requests. */
async function play(scene: Scene): Promise<{ assent: Assent; seen: { method: string; request: any }[] }> {
  const seen: { method: string; request: any }[] = [];
  const handlers = Object.fromEntries(
    ['Decide', 'BatchDecide', 'AwaitAsk', 'CancelAsk', 'ReportOutcome'].map((method) => [
      method,
      (call: any, done: any) => {
        seen.push({ method, request: call.request });
        try {
          const count = seen.filter((each) => each.method === method).length;
          done(null, scene[method]!(call.request, count));
        } catch (status) {
          done(status);
        }
      },
    ]),
  );
  const server = new grpc.Server();
  server.addService(load().service, handlers);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const assent = new Assent(`127.0.0.1:${port}`);
  cleanup.push(() => assent.close(), () => server.forceShutdown());
  return { assent, seen };
}

const decision = (fields: object) => ({ decision: { id: 'd', ...fields } });

test('an allowed call runs with its own arguments', async () => {
  const { assent, seen } = await play({ Decide: () => decision({ effect: 'EFFECT_ALLOW' }) });
  const answer = await assent.decide(CALL);
  assert.deepEqual(answer, { allowed: true, decisionId: 'd', argumentsJson: '{"n":1}', approvedBy: [] });
  assert.equal(seen[0]!.request.call.tool, 'a.b');
});

test('a denial says which rule and shows only the display form', async () => {
  const explanation = { raw: '\u202e', display: '⟦U+202E⟧' };
  const { assent } = await play({
    Decide: () => decision({ effect: 'EFFECT_DENY', reasons: [{ policy: 'p', rule: 'r', explanation }] }),
  });
  assert.deepEqual(await assent.decide(CALL), { allowed: false, why: 'p/r: ⟦U+202E⟧' });
});

test('an ask is awaited until it is final, and edited arguments replace the own ones', async () => {
  const { assent, seen } = await play({
    Decide: () => decision({ effect: 'EFFECT_ASK', ask: ASK }),
    AwaitAsk: (_, count) =>
      count < 3
        ? decision({ effect: 'EFFECT_ASK', ask: ASK })
        : decision({ effect: 'EFFECT_ALLOW', argumentsJson: '{"n":2}', approvedBy: ['ann'] }),
  });
  const answer = await assent.decide(CALL);
  assert.deepEqual(answer, { allowed: true, decisionId: 'd', argumentsJson: '{"n":2}', approvedBy: ['ann'] });
  assert.deepEqual(
    seen.filter((each) => each.method === 'AwaitAsk').map((each) => [each.request.askId, each.request.requestId]),
    Array(3).fill(['ask-1', 'request-1']),
  );
});

test('a rejected ask is refused', async () => {
  const { assent } = await play({
    Decide: () => decision({ effect: 'EFFECT_ASK', ask: ASK }),
    AwaitAsk: () => decision({ effect: 'EFFECT_DENY', reasons: [{ code: 'REASON_CODE_REJECTED' }] }),
  });
  assert.deepEqual(await assent.decide(CALL), { allowed: false, why: 'REASON_CODE_REJECTED' });
});

test('an ask that nobody answers is cancelled and refused', async () => {
  const { assent, seen } = await play({
    Decide: () => decision({ effect: 'EFFECT_ASK', ask: ASK }),
    AwaitAsk: () => decision({ effect: 'EFFECT_ASK', ask: ASK }),
    CancelAsk: () => ({}),
  });
  const answer = await assent.decide(CALL, { patience: 250 });
  assert.deepEqual(answer, { allowed: false, why: 'no decision: nobody answered in time' });
  assert.equal(seen.at(-1)!.method, 'CancelAsk');
});

const refusals: Record<string, object> = {
  'no decision at all': {},
  'an unset effect': decision({}),
  'an effect from the future': decision({ effect: 99 }),
  'an ask without a reference': decision({ effect: 'EFFECT_ASK' }),
  'an obligation nobody knows': decision({ effect: 'EFFECT_ALLOW', obligations: [{ id: '1', type: 'mask' }] }),
};
for (const [name, response] of Object.entries(refusals)) {
  test(`refused: ${name}`, async () => {
    const { assent } = await play({ Decide: () => response });
    assert.equal((await assent.decide(CALL)).allowed, false);
  });
}

test('a passing failure is tried again under the same request id', async () => {
  const { assent, seen } = await play({
    Decide: (_, count) => {
      if (count < 3) throw { code: grpc.status.UNAVAILABLE, details: 'soon' };
      return decision({ effect: 'EFFECT_ALLOW' });
    },
  });
  assert.equal((await assent.decide(CALL)).allowed, true);
  assert.equal(new Set(seen.map((each) => each.request.requestId)).size, 1);
  assert.notEqual(seen[0]!.request.requestId, '');
});

test('another failure is a refusal at once', async () => {
  const { assent, seen } = await play({
    Decide: () => {
      throw { code: grpc.status.INVALID_ARGUMENT, details: 'no tool' };
    },
  });
  const answer = await assent.decide(CALL);
  assert.ok(!answer.allowed && answer.why.includes('no tool'));
  assert.equal(seen.length, 1);
});

test('a server that is not there is a refusal', async () => {
  const assent = new Assent('127.0.0.1:1');
  cleanup.push(() => assent.close());
  assert.equal((await assent.decide(CALL)).allowed, false);
});

test('a report that fails does not stop the agent', async () => {
  const { assent } = await play({
    ReportOutcome: () => {
      throw { code: grpc.status.UNAVAILABLE, details: 'log' };
    },
  });
  await assent.report('d', 'OUTCOME_SUCCEEDED');
});
