/** What dialogs about SNS act on. */
import { ACCOUNT_ID } from '../../api/account.ts';
import { queryKeys } from './query-keys.ts';
import { listSubscriptions, listTopics, topicArn } from './sns.ts';
import type { Subject } from './subjects.ts';

export const topicSubject = (name: string): Subject => ({
  arn: topicArn(name),
  name: `The topic ${name}`,
  queryKey: queryKeys.topics,
  isThere: async (access) => (await listTopics(access)).includes(name),
});

export const subscriptionSubject = (arn: string): Subject => ({
  arn,
  name: 'The subscription',
  queryKey: queryKeys.topics,
  isThere: async (access) => (await listSubscriptions(access)).some((each) => each.arn === arn),
});

/** Is always there. */
export const MAILBOX: Subject = {
  arn: `arn:aws:iam::${ACCOUNT_ID}:root`,
  part: 'mailbox',
  name: 'The mailbox',
  queryKey: queryKeys.mail,
  isThere: async () => true,
};
