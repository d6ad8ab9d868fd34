/**
 * A timeout as the console writes and reads it, in minutes and seconds; the API counts seconds.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
 */
import { violationsOf } from '../../../../api/validate.ts';
import { TIMEOUT } from '../../../domain/field-problem.ts';
import { readWholeNumber } from '../../../domain/whole-number.ts';

export interface TimeoutFields {
  minutes: string;
  seconds: string;
}

export const timeoutFields = (timeoutSeconds: number): TimeoutFields => ({
  minutes: String(Math.floor(timeoutSeconds / 60)),
  seconds: String(timeoutSeconds % 60),
});

export const describeTimeout = (timeoutSeconds: number) =>
  `${Math.floor(timeoutSeconds / 60)} min ${timeoutSeconds % 60} sec`;

/** Undefined unless both fields are whole numbers. */
export function readTimeoutSeconds({ minutes, seconds }: TimeoutFields): number | undefined {
  const min = readWholeNumber(minutes);
  const sec = readWholeNumber(seconds);
  return min === undefined || sec === undefined ? undefined : min * 60 + sec;
}

/** What to say below the fields, or ''. */
export function timeoutProblem(fields: TimeoutFields): string {
  const timeoutSeconds = readTimeoutSeconds(fields);
  if (timeoutSeconds === undefined) return 'Enter whole numbers of minutes and seconds.';
  return violationsOf(TIMEOUT, timeoutSeconds).length > 0 ? 'Set timeout to between 1 second and 15 minutes.' : '';
}
