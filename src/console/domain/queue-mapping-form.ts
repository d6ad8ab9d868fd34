/** How a function reads a queue, as a form holds it. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
import type { CreateEventSourceMappingCommandInput, EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { shapeOf } from '../../api/shape-of.ts';
import { numberProblem } from './field-problem.ts';
import { readWholeNumber } from './whole-number.ts';

export interface QueueMappingForm {
  enabled: boolean;
  batchSize: string;
  /** Seconds. */
  window: string;
  /** As many as there is concurrency for when it is empty. */
  concurrency: string;
  reportsFailures: boolean;
  /** JSON texts: a message that one of them matches reaches the function. */
  filters: readonly string[];
}

export const NEW_QUEUE_MAPPING: QueueMappingForm = {
  enabled: true,
  batchSize: '10',
  window: '0',
  concurrency: '',
  reportsFailures: false,
  filters: [],
};

/** AWS's quota; more are asked of it. */
export const MOST_FILTERS = 5;

export const queueMappingForm = (mapping: EventSourceMappingConfiguration): QueueMappingForm => ({
  enabled: !['Disabled', 'Disabling'].includes(mapping.State ?? ''),
  batchSize: String(mapping.BatchSize ?? ''),
  window: String(mapping.MaximumBatchingWindowInSeconds ?? 0),
  concurrency: String(mapping.ScalingConfig?.MaximumConcurrency ?? ''),
  reportsFailures: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
  filters: mapping.FilterCriteria?.Filters?.flatMap(({ Pattern }) => Pattern ?? []) ?? [],
});

const BATCH_SIZE = shapeOf('CreateEventSourceMapping', 'BatchSize');
const WINDOW = shapeOf('CreateEventSourceMapping', 'MaximumBatchingWindowInSeconds');
const CONCURRENCY = shapeOf('CreateEventSourceMapping', 'ScalingConfig', 'MaximumConcurrency');

export interface QueueMappingProblems {
  batchSize: string;
  window: string;
  concurrency: string;
  /** One for each. */
  filters: readonly string[];
}

export const NO_PROBLEMS: QueueMappingProblems = { batchSize: '', window: '', concurrency: '', filters: [] };

export const queueMappingProblems = (form: QueueMappingForm): QueueMappingProblems => ({
  batchSize: numberProblem(BATCH_SIZE, form.batchSize, 'From 1 to 10,000; more than 10 want a batch window.'),
  window: numberProblem(WINDOW, form.window, 'From 0 to 300 seconds.'),
  concurrency:
    form.concurrency === '' ? '' : numberProblem(CONCURRENCY, form.concurrency, 'From 2 to 1,000, or empty.'),
  filters: form.filters.map((filter) => (filter.trim() === '' ? 'Enter a pattern.' : '')),
});

export const isSound = ({ batchSize, window, concurrency, filters }: QueueMappingProblems) =>
  [batchSize, window, concurrency, ...filters].every((problem) => problem === '');

type Settings = Pick<
  CreateEventSourceMappingCommandInput,
  | 'Enabled'
  | 'BatchSize'
  | 'MaximumBatchingWindowInSeconds'
  | 'ScalingConfig'
  | 'FunctionResponseTypes'
  | 'FilterCriteria'
>;

/** `clears`: what is empty takes away what was set. */
export function readQueueMapping(form: QueueMappingForm, clears: boolean): Settings {
  const { concurrency, reportsFailures, filters } = form;
  return {
    Enabled: form.enabled,
    BatchSize: readWholeNumber(form.batchSize),
    MaximumBatchingWindowInSeconds: readWholeNumber(form.window),
    ...((clears || concurrency !== '') && {
      ScalingConfig: concurrency === '' ? {} : { MaximumConcurrency: readWholeNumber(concurrency) },
    }),
    ...((clears || reportsFailures) && {
      FunctionResponseTypes: reportsFailures ? ['ReportBatchItemFailures' as const] : [],
    }),
    ...((clears || filters.length > 0) && {
      FilterCriteria: filters.length === 0 ? {} : { Filters: filters.map((Pattern) => ({ Pattern })) },
    }),
  };
}
