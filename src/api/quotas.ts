/**
 * Every limit of Lambda that the engine enforces.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html unless another page is named.
 */

export const KB = 1024;
export const MB = 1024 * KB;
export const GB = 1024 * MB;

/** Concurrent executions of an account in a region.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
export const ACCOUNT_CONCURRENCY = 1000;

/** Its code in Service Quotas. https://docs.aws.amazon.com/general/latest/gr/lambda-service.html */
export const CONCURRENT_EXECUTIONS_QUOTA = 'L-B99A9384';

/** To which it can be set here. */
export const MAXIMUM_ACCOUNT_CONCURRENCY = 1_000_000;

/** Deployment packages of all functions, versions and layers. */
export const TOTAL_CODE_SIZE_BYTES = 75 * GB;

/** The account's own numbers, which can be turned. */
export interface AccountQuotas {
  readonly concurrentExecutions: number;
  readonly totalCodeSizeBytes: number;
}

/** Of an account for which nothing was turned. */
export const DEFAULT_ACCOUNT_QUOTAS: AccountQuotas = {
  concurrentExecutions: ACCOUNT_CONCURRENCY,
  totalCodeSizeBytes: TOTAL_CODE_SIZE_BYTES,
};

/** What reservations must leave to functions without one, as far as the account has that much.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
export const MINIMUM_UNRESERVED_CONCURRENCY = 100;

export const minimumUnreservedConcurrency = ({ concurrentExecutions }: Pick<AccountQuotas, 'concurrentExecutions'>) =>
  Math.min(MINIMUM_UNRESERVED_CONCURRENCY, concurrentExecutions);

/** A package uploaded with the request. */
export const ZIPPED_PACKAGE_BYTES = 50 * MB;

/** A package unzipped, with its layers. */
export const UNZIPPED_PACKAGE_BYTES = 250 * MB;

/** Bytes of the whole map of environment variables, written as compact JSON. */
export const ENVIRONMENT_BYTES = 4096;

export const FUNCTION_NAME_LENGTH = 64;
export const MINIMUM_MEMORY_MB = 128;
export const MAXIMUM_MEMORY_MB = 10_240;
export const MAXIMUM_TIMEOUT_SECONDS = 900;

/** Defaults of CreateFunction. https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const DEFAULT_MEMORY_MB = 128;
export const DEFAULT_TIMEOUT_SECONDS = 3;
export const DEFAULT_EPHEMERAL_STORAGE_MB = 512;

/** Tags of one function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
export const TAGS_PER_FUNCTION = 50;
export const TAG_KEY_LENGTH = 128;
export const TAG_VALUE_LENGTH = 256;

/** https://docs.aws.amazon.com/lambda/latest/dg/adding-layers.html */
export const LAYERS_PER_FUNCTION = 5;

/** A resource-based policy, as JSON. */
export const POLICY_BYTES = 20 * 1024;

/** Versions beside the primary one in an alias's routing.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html */
export const ADDITIONAL_VERSIONS_PER_ALIAS = 1;

/** Body of a request that carries a package in Base64, as AWS's refusal names it. */
export const UPLOAD_REQUEST_BYTES = 70_167_211;

/** Records on one page of a list. https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const PAGE_SIZE = 50;

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
export const EVENT_SOURCE_MAPPING_PAGE_SIZE = 100;

/** Payload of a synchronous invocation, each way. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const REQUEST_PAYLOAD_BYTES = 6_291_456;
export const RESPONSE_PAYLOAD_BYTES = 6_291_556;

/** Event of an asynchronous invocation. */
export const ASYNC_PAYLOAD_BYTES = 1_048_576;

/** Asynchronous invocations without a configuration of their own, and how they are tried again.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
export const DEFAULT_RETRY_ATTEMPTS = 2;
export const DEFAULT_EVENT_AGE_SECONDS = 21_600;
export const FUNCTION_ERROR_RETRY_SECONDS = [60, 120] as const;
export const FIRST_BACKOFF_SECONDS = 1;
export const LONGEST_BACKOFF_SECONDS = 300;

/** Refused events of one function that wait for their next try; behind so many its queue is read no further. AWS says
 * that it reads slower, and no number. */
export const EVENTS_BACKING_OFF_AT_ONCE = 10;

/** How often a function runs in one chain of invocations before Lambda stops the next.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html */
export const RECURSIVE_INVOCATIONS = 16;

/** How long an environment is kept without work. AWS documents no number. */
export const IDLE_LIFETIME_MS = 600_000;

/** Init of an on-demand environment.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib */
export const INIT_LIMIT_MS = 10_000;

/** Of a provisioned one, if the function's timeout is not longer. */
export const PROVISIONED_INIT_LIMIT_MS = 130_000;

/** How fast provisioned environments are allocated.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html */
export const PROVISIONED_ENVIRONMENTS_PER_MINUTE = 6000;

/** Before the first of them is there, on the account's clock: a minute or two, says AWS. A setting, from none to ten minutes. */
export const PROVISIONING_SECONDS = 90;
export const LONGEST_PROVISIONING_SECONDS = 600;

/** How fast a function may add environments. https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html */
export const ENVIRONMENTS_PER_SCALING_PERIOD = 1000;
export const SCALING_PERIOD_SECONDS = 10;

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-quotas */
export const REQUESTS_PER_SECOND_PER_CONCURRENCY = 10;

// ── what is kept of what was observed: ours, a browser's disk is no data centre ────────────────────────────────────

/** One-minute datapoints at AWS, too.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention */
export const METRIC_RETENTION_MS = 15 * 24 * 60 * 60 * 1000;

/** Minutes in which anything happened. */
export const METRIC_MINUTES = 5000;

/** Characters of all log streams together; the oldest are dropped first. */
export const LOG_CHARACTERS = 32 * MB;

/** Characters of one log stream, and what one invocation may write. */
export const LOG_STREAM_CHARACTERS = MB;
export const LOG_INVOCATION_CHARACTERS = MB;

export const LOG_STREAMS_PER_GROUP = 200;
