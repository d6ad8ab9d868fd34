/**
 * Resource-based policies: lists of statements that let somebody use one resource.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import { invalidParameterValue, resourceConflict, resourceNotFound, ServiceException } from '../../api/errors.ts';
import { POLICY_BYTES } from '../../api/quotas.ts';
import type { PolicyStatement } from '../state.ts';

/** The policy as GetPolicy and GetLayerVersionPolicy give it: JSON in a text. */
export const policyDocument = (statements: readonly PolicyStatement[]) =>
  JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });

/** The statements with one more. Refuses an id that is taken, and a policy over 20 KB. */
export function withStatement(statements: readonly PolicyStatement[], added: PolicyStatement): PolicyStatement[] {
  if (statements.some(({ Sid }) => Sid === added.Sid))
    throw resourceConflict(
      `The statement id (${added.Sid}) provided already exists. ` +
        'Please provide a new statement id, or remove the existing statement.',
    );
  const all = [...statements, added];
  const sizeBytes = new TextEncoder().encode(policyDocument(all)).length;
  if (sizeBytes > POLICY_BYTES)
    throw new ServiceException(
      'PolicyLengthExceededException',
      400,
      `The final policy size (${sizeBytes}) is bigger than the limit (${POLICY_BYTES}).`,
    );
  return all;
}

/** The statements without one. */
export function withoutStatement(statements: readonly PolicyStatement[], id: string): PolicyStatement[] {
  const rest = statements.filter(({ Sid }) => Sid !== id);
  if (rest.length === statements.length) throw resourceNotFound(`Statement ${id} is not found in resource policy.`);
  return rest;
}

/** An account, an ARN of IAM, a service, or everybody. */
export function readPrincipal(principal: string): PolicyStatement['Principal'] {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  if (principal.startsWith('arn:')) return { AWS: principal };
  if (/^[a-z0-9.-]+\.amazon(aws)?\.com(\.cn)?$/.test(principal)) return { Service: principal };
  throw invalidParameterValue('The provided principal was invalid. Please check the principal and try again.');
}

/** The conditions whose values are given, by operator and key; undefined when there are none. */
export function readConditions(
  given: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>,
): PolicyStatement['Condition'] {
  const conditions: Record<string, Record<string, string>> = {};
  for (const [operator, values] of Object.entries(given)) {
    for (const [key, value] of Object.entries(values)) {
      if (value !== undefined) conditions[operator] = { ...conditions[operator], [key]: value };
    }
  }
  return Object.keys(conditions).length > 0 ? conditions : undefined;
}
