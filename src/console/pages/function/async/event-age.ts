/**
 * The maximum age of an event as the console writes and reads it, in hours, minutes and seconds; the API counts seconds.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
 */
import { shapeOf } from '../../../../api/shape-of.ts';
import { violationsOf } from '../../../../api/validate.ts';
import { readWholeNumber } from '../../../domain/whole-number.ts';

export const EVENT_AGE = shapeOf('PutFunctionEventInvokeConfig', 'MaximumEventAgeInSeconds');
export const RETRY_ATTEMPTS = shapeOf('PutFunctionEventInvokeConfig', 'MaximumRetryAttempts');

export interface EventAgeFields {
  hours: string;
  minutes: string;
  seconds: string;
}

const split = (ageSeconds: number) => ({
  hours: Math.floor(ageSeconds / 3600),
  minutes: Math.floor((ageSeconds % 3600) / 60),
  seconds: ageSeconds % 60,
});

export function eventAgeFields(ageSeconds: number): EventAgeFields {
  const { hours, minutes, seconds } = split(ageSeconds);
  return { hours: String(hours), minutes: String(minutes), seconds: String(seconds) };
}

export function describeEventAge(ageSeconds: number): string {
  const { hours, minutes, seconds } = split(ageSeconds);
  return `${hours} h ${minutes} min ${seconds} sec`;
}

/** Undefined unless all fields are whole numbers. */
export function readEventAge({ hours, minutes, seconds }: EventAgeFields): number | undefined {
  const [h, min, sec] = [hours, minutes, seconds].map(readWholeNumber);
  return h === undefined || min === undefined || sec === undefined ? undefined : h * 3600 + min * 60 + sec;
}

export const EVENT_AGE_RANGE = 'Set the maximum age to between 1 minute and 6 hours.';

/** What to say below the fields, or ''. */
export function eventAgeProblem(fields: EventAgeFields): string {
  const ageSeconds = readEventAge(fields);
  if (ageSeconds === undefined) return 'Enter whole numbers of hours, minutes and seconds.';
  return violationsOf(EVENT_AGE, ageSeconds).length > 0 ? EVENT_AGE_RANGE : '';
}
