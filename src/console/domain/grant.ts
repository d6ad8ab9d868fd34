/**
 * What lets a service of AWS in at a function, a queue or a topic: a statement in the policy of that very function, version,
 * alias, queue or topic. https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 */
import { targetServiceOf } from './target-service.ts';

export interface Grant {
  /** ARN of a function, a version or an alias, of a queue, or of a topic. */
  targetArn: string;
  /** For example `sns.amazonaws.com`. */
  principal: string;
  /** Of the resource for which it calls. */
  sourceArn: string;
  /** Where an ARN does not tell whose that is, as a bucket's. */
  sourceAccount?: string;
  statementId: string;
}

const ACTIONS: Readonly<Record<string, string>> = {
  lambda: 'lambda:InvokeFunction',
  sqs: 'sqs:SendMessage',
  sns: 'sns:Publish',
};

const actionOf = (targetArn: string): string | undefined => ACTIONS[targetServiceOf(targetArn) ?? ''];

/** Whether the target's own policy decides. */
export const takesGrant = (targetArn: string): boolean => actionOf(targetArn) !== undefined;

/** As it will stand in the policy. */
export function statementOf(grant: Grant) {
  const { targetArn, principal, sourceArn, sourceAccount, statementId } = grant;
  const isFunction = targetServiceOf(targetArn) === 'lambda';
  return {
    Sid: statementId,
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: actionOf(targetArn),
    Resource: targetArn,
    Condition: {
      ...(sourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': sourceAccount } }),
      ...(isFunction ? { ArnLike: { 'AWS:SourceArn': sourceArn } } : { ArnEquals: { 'aws:SourceArn': sourceArn } }),
    },
  };
}
