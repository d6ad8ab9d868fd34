/** Rows of event source mappings and of code signing. */
import {
  atMost,
  type ContractRow,
  conflict,
  FUNCTIONS_ONLY,
  invalid,
  NO_SUCH_FUNCTION,
  notFound,
  oneOf,
  refusal,
  rows,
  violation,
} from '../refusals.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/s';
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/2024-01-01T00:00:00.000';
const NO_MAPPING = notFound('The resource you requested does not exist.');
const NO_TARGET = invalid('Function does not exist');
const unsupported = (setting: string) =>
  invalid(`Unsupported ${setting} parameter for given event source mapping type.`);
const NO_DESTINATION = unsupported('DestinationConfig');
const NO_FILTER = invalid('Invalid filter pattern definition.');
const BATCH_WITHOUT_WINDOW = invalid(
  'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
);
const CONFIG_ARN = 'arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-00000000000000000';
const NO_CONFIG = notFound(`The Lambda code signing configuration ${CONFIG_ARN} can not be found.`);
const NO_LINKED_CONFIG = refusal(
  'CodeSigningConfigNotFoundException',
  404,
)(
  `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${CONFIG_ARN}.`,
);
const UNSIGNED = refusal(
  'CodeVerificationFailedException',
  400,
)(
  'The code signature failed one or more of the validation checks for signature mismatch or expiry, and the code signing policy is set to ENFORCE. Lambda blocks the deployment.',
);

export const EVENT_SOURCE_AND_SIGNING_ROWS: readonly ContractRow[] = [
  ...rows('CreateEventSourceMapping', {
    'no event source': invalid('Unrecognized event source.'),
    'source that is none': invalid('Unrecognized event source.'),
    'missing function': NO_TARGET,
    'missing alias': NO_TARGET,
    'stream without a position': invalid(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    ),
    'table from a time on': invalid(`Unsupported starting position for arn type: ${TABLE}`),
    'stream from no time on': invalid('Need to specify a timestamp'),
    'queue with a position': invalid('StartingPosition is not valid for SQS event sources.'),
    'queue with shards': unsupported('ParallelizationFactor'),
    'queue with retries': unsupported('MaximumRetryAttempts'),
    'stream with a scaling': unsupported('ScalingConfig'),
    'topic with windows': unsupported('TumblingWindowInSeconds'),
    'filter that is none': NO_FILTER,
    'FIFO queue that is waited for': invalid('Batching window is not supported for FIFO queues'),
    'cluster without access': invalid("Required 'sourceAccessConfigurations' parameter is missing."),
    'queue with a destination': NO_DESTINATION,
    'eleven messages at once': BATCH_WITHOUT_WINDOW,
    'batch of 10,001': violation("'10001' ", 'batchSize', atMost('10000')),
    'queue that is mapped': conflict(
      `An event source mapping with SQS arn (" ${QUEUE} ") and function (" f ") already exists. Please update or delete the existing mapping with UUID <uuid>`,
    ),
    'stream that is mapped': conflict(
      `The event source arn (" ${STREAM} ") and function (" f ") provided mapping already exists. Please update or delete the existing mapping with UUID <uuid>`,
    ),
    'topic that is mapped': conflict(
      'An event source mapping with event source ("broker:9092"), function ("arn:aws:lambda:us-east-1:123456789012:function:f"), topics ("orders") already exists. Please update or delete the existing mapping with UUID <uuid>',
    ),
    'more than 50 tags': invalid('Number of tags exceeds resource tag limit.'),
  }),
  ...rows('GetEventSourceMapping', { 'missing mapping': NO_MAPPING }),
  ...rows('UpdateEventSourceMapping', {
    'missing mapping': NO_MAPPING,
    'missing function': NO_TARGET,
    'eleven messages at once': BATCH_WITHOUT_WINDOW,
    'queue with a destination': NO_DESTINATION,
    'queue with shards': unsupported('ParallelizationFactor'),
    'filter that is none': NO_FILTER,
  }),
  ...rows('DeleteEventSourceMapping', { 'missing mapping': NO_MAPPING }),
  ...rows('ListEventSourceMappings', {
    'too many items to a page': violation("'10001' ", 'maxItems', atMost('10000')),
  }),
  ...rows('CreateCodeSigningConfig', {
    'policy that is none': violation(
      "'Ask' ",
      'codeSigningPolicies.untrustedArtifactOnDeployment',
      oneOf('Warn', 'Enforce'),
    ),
    'no publishers': violation('null ', 'allowedPublishers', 'Member must not be null'),
    'more than 50 tags': invalid('Number of tags exceeds resource tag limit.'),
  }),
  ...rows('GetCodeSigningConfig', { 'missing configuration': NO_CONFIG }),
  ...rows('UpdateCodeSigningConfig', { 'missing configuration': NO_CONFIG }),
  ...rows('DeleteCodeSigningConfig', {
    'missing configuration': NO_CONFIG,
    'one that a function has': conflict('The code signing configuration <csc> is used by at least one function.'),
  }),
  ...rows('ListCodeSigningConfigs', {
    'too many items to a page': violation("'10001' ", 'maxItems', atMost('10000')),
  }),
  ...rows('ListFunctionsByCodeSigningConfig', { 'missing configuration': NO_CONFIG }),
  ...rows('PutFunctionCodeSigningConfig', {
    'missing configuration': NO_LINKED_CONFIG,
    'missing function': NO_SUCH_FUNCTION,
    'an alias': FUNCTIONS_ONLY,
  }),
  ...rows('GetFunctionCodeSigningConfig', { 'missing function': NO_SUCH_FUNCTION }),
  ...rows('DeleteFunctionCodeSigningConfig', { 'missing function': NO_SUCH_FUNCTION }),
  ...rows('CreateFunction', { 'missing code signing configuration': NO_LINKED_CONFIG, 'signature enforced': UNSIGNED }),
  ...rows('UpdateFunctionCode', { 'signature enforced': UNSIGNED }),
];
