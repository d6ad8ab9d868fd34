/** Who may send events to a bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html */
import { validationException } from '../../api/errors.ts';
import type { PutPermissionRequest, RemovePermissionRequest } from '../../api/models/events-types.ts';
import { busArn, type EventBridgeContext, type EventBusRecord, type PolicyStatement } from './context.ts';
import { requireBus } from './event-buses.ts';
import { resourceNotFound } from './refusals.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const POLICY_CHARACTERS = 10_240;

/** Adds or replaces one statement, or puts a whole policy. */
export function putPermission(context: EventBridgeContext, input: PutPermissionRequest): Record<string, never> {
  const bus = requireBus(context, input.EventBusName);
  const policy = input.Policy === undefined ? withStatement(context, bus, input) : readPolicy(input.Policy);
  if (JSON.stringify(policy).length > POLICY_CHARACTERS)
    throw validationException(`Policy length exceeds the maximum of ${POLICY_CHARACTERS} characters.`);
  save(context, bus, policy);
  return {};
}

function withStatement(
  { scope }: EventBridgeContext,
  bus: Readonly<EventBusRecord>,
  { Action, Principal, StatementId, Condition }: PutPermissionRequest,
): PolicyStatement[] {
  if (Action !== 'events:PutEvents')
    throw validationException("Provided value in parameter 'action' is not supported.");
  // how AWS words these is not recorded
  if (Principal === undefined) throw validationException('Parameter Principal must be specified.');
  if (StatementId === undefined) throw validationException('Parameter StatementId must be specified.');
  const statement: PolicyStatement = {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` },
    Action,
    Resource: busArn(scope, bus.name),
    ...(Condition && { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } }),
  };
  return [...bus.policy.filter(({ Sid }) => Sid !== StatementId), statement];
}

function readPolicy(text: string): PolicyStatement[] {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw validationException('This policy contains invalid Json');
  }
  const { Statement } = (policy ?? {}) as { Statement?: unknown };
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  if (!statements.every(isStatement)) throw validationException('This policy contains invalid Json');
  return statements;
}

const isStatement = (statement: unknown): statement is PolicyStatement =>
  typeof statement === 'object' && statement !== null && 'Effect' in statement && 'Principal' in statement;

export function removePermission(context: EventBridgeContext, input: RemovePermissionRequest): Record<string, never> {
  const bus = requireBus(context, input.EventBusName);
  const { StatementId } = input;
  if (input.RemoveAllPermissions) {
    save(context, bus, []);
    return {};
  }
  const left = bus.policy.filter(({ Sid }) => Sid !== StatementId);
  if (StatementId === undefined || left.length === bus.policy.length)
    throw resourceNotFound('Statement with the provided id does not exist.');
  save(context, bus, left);
  return {};
}

const save = ({ buses, clock }: EventBridgeContext, bus: Readonly<EventBusRecord>, policy: PolicyStatement[]) =>
  buses.set(bus.name, { ...bus, policy, modifiedAtMs: clock.now });
