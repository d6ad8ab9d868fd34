/** Rows of what is attached to a function, a version or an alias: async settings, provisioned concurrency, URLs. */
import {
  atLeast,
  atMost,
  type ContractRow,
  conflict,
  FUNCTION_ARN,
  invalid,
  MISSING_ARN,
  NO_SUCH_FUNCTION,
  notFound,
  oneOf,
  pattern,
  QUALIFIERS_DIFFER,
  refusal,
  rows,
  violation,
} from '../refusals.ts';

const NO_FUNCTION = notFound("The function doesn't exist.");
const NO_SETTINGS = invalid('You must specify at least one of error handling or destination setting.');
const NO_ASYNC_CONFIG = notFound(`The function ${FUNCTION_ARN}:$LATEST doesn't have an EventInvokeConfig`);
const NO_ALIAS = notFound(`Cannot find alias arn: ${FUNCTION_ARN}:nowhere`);
const NO_VERSION = notFound(`Function not found: ${FUNCTION_ARN}:9`);
const NOT_PUBLISHED = invalid('The function resource provided must be an alias or a published version.');
const UNPUBLISHED = invalid('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
const ALREADY_PROVISIONED = conflict(
  "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
);
const NO_URL = notFound('The resource you requested does not exist.');
const NO_URL_FUNCTION = notFound('Function does not exist');
const URL_QUALIFIER = violation("'1' ", 'qualifier', pattern('((?!^\\d+$)^[0-9a-zA-Z-_]+$)'));
const UNQUALIFIED_NAME =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)';
const OTHER_FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:g';

export const ATTACHMENT_ROWS: readonly ContractRow[] = [
  ...rows('PutFunctionEventInvokeConfig', {
    'no settings': NO_SETTINGS,
    'missing function': NO_FUNCTION,
    'missing alias': NO_FUNCTION,
    'name and qualifier differ': QUALIFIERS_DIFFER,
    'three retries': violation("'3' ", 'maximumRetryAttempts', atMost('2')),
    'age of 59 s': violation("'59' ", 'maximumEventAgeInSeconds', atLeast('60')),
    'age of more than 6 hours': violation("'21601' ", 'maximumEventAgeInSeconds', atMost('21600')),
    'destination that is the function': invalid("You can't specify the function as a destination for itself."),
    'destination that is a missing function': invalid(`The destination ARN ${OTHER_FUNCTION} is invalid.`),
    'destination of another region': invalid(
      'The destination ARN arn:aws:lambda:eu-west-1:123456789012:function:f is invalid.',
    ),
    'destination that is a missing queue': invalid(
      'The destination ARN arn:aws:sqs:us-east-1:123456789012:q is invalid.',
    ),
    'destination of another service': invalid(
      'The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam::123456789012:role/r), onFailure=null) is invalid.',
    ),
    'bucket for successes': invalid(
      'The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:s3:::b), onFailure=OnFailure(destination=arn:aws:s3:::b)) is invalid.',
    ),
  }),
  ...rows('UpdateFunctionEventInvokeConfig', {
    'no settings': NO_SETTINGS,
    'missing function': NO_FUNCTION,
    'nothing to update': NO_ASYNC_CONFIG,
  }),
  ...rows('GetFunctionEventInvokeConfig', {
    none: NO_ASYNC_CONFIG,
    'missing function': notFound(`The function ${MISSING_ARN}:$LATEST doesn't have an EventInvokeConfig`),
  }),
  ...rows('DeleteFunctionEventInvokeConfig', { none: NO_ASYNC_CONFIG }),
  ...rows('ListFunctionEventInvokeConfigs', {
    'missing function': NO_FUNCTION,
    'too many items to a page': violation("'51' ", 'maxItems', atMost('50')),
  }),
  ...rows('PutProvisionedConcurrencyConfig', {
    $LATEST: UNPUBLISHED,
    'alias of $LATEST': UNPUBLISHED,
    'missing alias': NO_ALIAS,
    'missing version': NO_VERSION,
    'name and qualifier differ': QUALIFIERS_DIFFER,
    'no environments': violation("'0' ", 'provisionedConcurrentExecutions', atLeast('1')),
    'alias with weights': invalid('Alias with weights can not be used with Provisioned Concurrency'),
    'alias of a version that has some': ALREADY_PROVISIONED,
    'two aliases of a version': ALREADY_PROVISIONED,
    'version of an alias that has some': conflict('Version is pointed by a Provisioned Concurrency alias'),
    'more than the reservation': invalid(
      'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
    ),
    'more than the account has': invalid(
      "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].",
    ),
    'more than others have left': invalid(
      "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [400].",
    ),
    'less than 100 unreserved left': invalid(
      "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    ),
  }),
  ...rows('GetProvisionedConcurrencyConfig', {
    $LATEST: NOT_PUBLISHED,
    'missing alias': NO_ALIAS,
    'missing version': NO_VERSION,
    none: refusal(
      'ProvisionedConcurrencyConfigNotFoundException',
      404,
    )('No Provisioned Concurrency Config found for this function'),
  }),
  ...rows('DeleteProvisionedConcurrencyConfig', {
    $LATEST: NOT_PUBLISHED,
    'missing alias': NO_ALIAS,
    'missing version': NO_VERSION,
  }),
  ...rows('ListProvisionedConcurrencyConfigs', { 'missing function': NO_SUCH_FUNCTION }),
  ...rows('UpdateAlias', {
    'provisioned, to $LATEST': UNPUBLISHED,
    'provisioned, to a version that has some': ALREADY_PROVISIONED,
  }),
  ...rows('CreateFunctionUrlConfig', {
    'missing function': NO_URL_FUNCTION,
    'missing alias': NO_URL_FUNCTION,
    'a version': URL_QUALIFIER,
    'a version in the name': URL_QUALIFIER,
    'name and qualifier differ': QUALIFIERS_DIFFER,
    'auth type that is none': violation("'BASIC' ", 'authType', oneOf('NONE', 'AWS_IAM')),
    'one that is there': conflict(
      `Failed to create function url config for [functionArn = ${FUNCTION_ARN}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
    ),
  }),
  ...rows('GetFunctionUrlConfig', { 'missing function': NO_URL, none: NO_URL, 'a version': URL_QUALIFIER }),
  ...rows('UpdateFunctionUrlConfig', {
    'missing function': NO_URL_FUNCTION,
    none: NO_URL,
    'invoke mode that is none': violation("'FAST' ", 'invokeMode', oneOf('BUFFERED', 'RESPONSE_STREAM')),
  }),
  ...rows('DeleteFunctionUrlConfig', { 'missing function': NO_URL, none: NO_URL }),
  ...rows('ListFunctionUrlConfigs', { 'missing function': NO_URL_FUNCTION }),
  ...rows('PutFunctionRecursionConfig', {
    'missing function': NO_SUCH_FUNCTION,
    'an alias': violation("'f:live' ", 'functionName', pattern(UNQUALIFIED_NAME)),
    'answer that is none': violation("'Ask' ", 'recursiveLoop', oneOf('Terminate', 'Allow')),
  }),
  ...rows('GetFunctionRecursionConfig', { 'missing function': NO_SUCH_FUNCTION }),
  ...rows('PutRuntimeManagementConfig', {
    'missing function': notFound(`Function not found: ${MISSING_ARN}:$LATEST`),
    'missing version': NO_VERSION,
    'Manual without a runtime': invalid('RuntimeVersionArn is required when UpdateRuntimeOn is Manual.'),
    'Auto with a runtime': invalid('RuntimeVersionArn is only supported when UpdateRuntimeOn is Manual.'),
  }),
  ...rows('GetRuntimeManagementConfig', {
    'missing function': notFound(`Function not found: ${MISSING_ARN}:$LATEST`),
    'missing version': NO_VERSION,
  }),
];
