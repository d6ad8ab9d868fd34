/**
 * Batches: each entry succeeds or fails by itself, but for what is wrong with the batch.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
 */
import { ServiceException } from '../../api/errors.ts';
import type { BatchResultErrorEntry } from '../../api/models/sqs-types.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';

const MOST_ENTRIES = 10;
const ENTRY_ID = /^[A-Za-z0-9_-]{1,80}$/;

/** Refuses what is no batch. `kind`: what one of its entries is called. */
export function requireBatch(entries: readonly { Id: string }[], kind: string): void {
  if (entries.length === 0)
    throw new ServiceException('EmptyBatchRequest', 400, `There should be at least one ${kind} in the request.`);
  if (entries.length > MOST_ENTRIES)
    throw new ServiceException(
      'TooManyEntriesInBatchRequest',
      400,
      `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${entries.length}.`,
    );
  if (!entries.every(({ Id }) => ENTRY_ID.test(Id)))
    throw new ServiceException(
      'InvalidBatchEntryId',
      400,
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. ' +
        'It can be at most 80 letters long.',
    );
  const ids = entries.map(({ Id }) => Id);
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  if (repeated !== undefined) throw new ServiceException('BatchEntryIdsNotDistinct', 400, `Id ${repeated} repeated.`);
}

export interface BatchResult<Result> {
  Successful: (Result & { Id: string })[];
  Failed: BatchResultErrorEntry[];
}

/** Runs each entry. AWS leaves out the list that is empty, though its model requires both. */
export function runBatch<Entry extends { Id: string }, Result extends object>(
  entries: readonly Entry[],
  run: (entry: Entry) => Result,
): BatchResult<Result> {
  const result: BatchResult<Result> = { Successful: [], Failed: [] };
  for (const entry of entries) {
    try {
      result.Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof ServiceException)) throw error;
      result.Failed.push({ Id: entry.Id, SenderFault: true, Code: queryCode(error), Message: error.message });
    }
  }
  const lists = Object.entries(result).filter(([, list]) => list.length > 0);
  return Object.fromEntries(lists) as unknown as BatchResult<Result>;
}

const queryCode = ({ code }: ServiceException) => sqsDefinition.model.errors.get(code)?.queryCode ?? code;
