// A support agent with three calls to make. A real one gets them from a model; the loop around them is the same.

import { Assent } from './assent.js';
import type { ToolCall } from './protos.js';

type Tool = (args: Record<string, unknown>) => string;

const tools: Record<string, Tool> = {
  'support.get_order': (args) => `order ${args['order_id']}: 180 EUR, delivered`,
  'support.close_account': () => 'account closed',
  'support.refund': (args) => `refunded ${args['amount']} EUR`,
};

const SUBJECT = 'customer-1001';
const wanted: { tool: string; args: Record<string, unknown> }[] = [
  { tool: 'support.get_order', args: { order_id: 'order-7', customer_id: SUBJECT } },
  { tool: 'support.close_account', args: { customer_id: 'customer-2002' } },
  { tool: 'support.refund', args: { order_id: 'order-7', customer_id: SUBJECT, amount: 120 } },
];

const assent = new Assent(process.env['ASSENT_ADDRESS'] ?? '127.0.0.1:7471');
for (const { tool, args } of wanted) {
  const call: ToolCall = {
    tool,
    server: 'helpdesk',
    argumentsJson: JSON.stringify(args),
    agent: 'support-agent',
    subject: SUBJECT,
    session: 'typescript-example',
    // what the caller knows and the model cannot change
    contextJson: JSON.stringify({ order_total: 180 }),
  };
  const answer = await assent.decide(call, {
    patience: 120_000,
    onAsk: (ask) => console.log(`${tool}: waits for people (ask ${ask.askId})`),
  });
  if (!answer.allowed) {
    // a real agent tells its model why
    console.log(`${tool}: refused (${answer.why})`);
    continue;
  }
  const approval = answer.approvedBy.length > 0 ? ` (approved by ${answer.approvedBy.join(', ')})` : '';
  try {
    const result = tools[tool]!(JSON.parse(answer.argumentsJson));
    console.log(`${tool}: ran${approval}: ${result}`);
    await assent.report(answer.decisionId, 'OUTCOME_SUCCEEDED');
  } catch (error) {
    console.log(`${tool}: failed${approval}: ${error}`);
    await assent.report(answer.decisionId, 'OUTCOME_FAILED');
  }
}
assent.close();
