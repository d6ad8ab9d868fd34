/**
 * Which messages of a batch have failed, as the function says with ReportBatchItemFailures.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */

/** Ids of the messages that have failed: all of them, where the answer cannot be understood. `payload` is JSON. */
export function failedIds(payload: string, messageIds: Iterable<string>): ReadonlySet<string> {
  const all = new Set(messageIds);
  const answer: unknown = JSON.parse(payload);
  const failures: unknown = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'batchItemFailures');
  // who says nothing has nothing to complain of
  if (failures === undefined || failures === null || failures === false) return new Set();
  if (!Array.isArray(failures)) return all;
  const failed = failures.map((failure: unknown) =>
    typeof failure === 'object' && failure !== null ? Reflect.get(failure, 'itemIdentifier') : undefined,
  );
  return failed.every((id) => all.has(id)) ? new Set(failed) : all;
}
