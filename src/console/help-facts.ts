/**
 * The numbers of the help panels that the service can be asked about: written here once, shown by the panels, and asked
 * of the service by help-topics.test.tsx. Where the service has a name for its limit, it is that very limit.
 */
import { PRIVATE_EVENTS_PER_FUNCTION } from '../api/coldspark.ts';
import { EVENTS_KEPT } from '../api/event-timeline.ts';
import {
  ACCOUNT_CONCURRENCY,
  ADDITIONAL_VERSIONS_PER_ALIAS,
  DEFAULT_EPHEMERAL_STORAGE_MB,
  DEFAULT_EVENT_AGE_SECONDS,
  DEFAULT_RETRY_ATTEMPTS,
  ENVIRONMENT_BYTES,
  FIRST_BACKOFF_SECONDS,
  FUNCTION_ERROR_RETRY_SECONDS,
  LAYERS_PER_FUNCTION,
  LONGEST_BACKOFF_SECONDS,
  MAXIMUM_MEMORY_MB,
  MAXIMUM_TIMEOUT_SECONDS,
  MINIMUM_MEMORY_MB,
  MINIMUM_UNRESERVED_CONCURRENCY,
  RECURSIVE_INVOCATIONS,
  TOTAL_CODE_SIZE_BYTES,
  UNZIPPED_PACKAGE_BYTES,
} from '../api/quotas.ts';

const MB = 1024 * 1024;

export const FACTS = {
  memoryMb: { least: MINIMUM_MEMORY_MB, most: MAXIMUM_MEMORY_MB },
  ephemeralStorageMb: { least: DEFAULT_EPHEMERAL_STORAGE_MB, most: 10_240 },
  timeout: { leastSeconds: 1, mostMinutes: MAXIMUM_TIMEOUT_SECONDS / 60 },
  environmentKb: ENVIRONMENT_BYTES / 1024,
  layers: LAYERS_PER_FUNCTION,
  unzippedMb: UNZIPPED_PACKAGE_BYTES / MB,
  codeStorageGb: TOTAL_CODE_SIZE_BYTES / (1024 * MB),
  privateEvents: PRIVATE_EVENTS_PER_FUNCTION,
  versionsPerAlias: 1 + ADDITIONAL_VERSIONS_PER_ALIAS,
  retries: DEFAULT_RETRY_ATTEMPTS,
  firstRetryMinutes: FUNCTION_ERROR_RETRY_SECONDS[0] / 60,
  secondRetryMinutes: FUNCTION_ERROR_RETRY_SECONDS[1] / 60,
  eventAgeHours: DEFAULT_EVENT_AGE_SECONDS / 3600,
  leastEventAgeSeconds: 60,
  firstBackoffSeconds: FIRST_BACKOFF_SECONDS,
  longestBackoffMinutes: LONGEST_BACKOFF_SECONDS / 60,
  eventsKept: EVENTS_KEPT,
  recursiveInvocations: RECURSIVE_INVOCATIONS,
  accountConcurrency: ACCOUNT_CONCURRENCY,
  unreservedConcurrency: MINIMUM_UNRESERVED_CONCURRENCY,
  newAccountConcurrency: 10,
  throttleStatus: 429,
  throttleMessage: 'Rate Exceeded.',
} as const;

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A small number as it stands in a sentence, a larger one in digits. */
export const inWords = (value: number) => WORDS[value] ?? value.toLocaleString('en');
