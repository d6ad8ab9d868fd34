/** SQS for who has none: each queue is there that is not called `missing`, and hides its messages for twelve hours. */
import { ServiceException } from '../api/errors.ts';
import type { Neighbours } from '../kernel/service.ts';

export const QUEUES_ELSEWHERE: Neighbours = {
  call({ service, operation, input }, done) {
    if (service !== 'sqs' || operation !== 'GetQueueAttributes')
      throw new Error(`Nobody here answers ${operation} of ${service}.`);
    const { QueueUrl } = input as { QueueUrl: string };
    if (QueueUrl.includes('missing')) done(new ServiceException('QueueDoesNotExist', 400, ''));
    else done({ output: { Attributes: { VisibilityTimeout: '43200' } } });
  },
};
