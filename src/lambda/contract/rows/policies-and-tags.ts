/** Rows of resource-based policies of functions, and of tags. */
import {
  BAD_QUALIFIER,
  type ContractRow,
  conflict,
  FUNCTION_ARN,
  invalid,
  MISSING_ARN,
  NO_SUCH_FUNCTION,
  notFound,
  OTHER_REGION,
  pattern,
  QUALIFIERS_DIFFER,
  refusal,
  rows,
  violation,
} from '../refusals.ts';

const STALE_POLICY = refusal(
  'PreconditionFailedException',
  412,
)(
  'The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id',
);
const TAGGABLE =
  'arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)';
const LAMBDA_ARN = 'arn:aws:lambda:us-east-1:123456789012';
const NO_MAPPING = 'event-source-mapping:00000000-0000-4000-8000-000000000000';
const NO_SIGNING_CONFIG = 'code-signing-config:csc-00000000000000000';

export const POLICY_AND_TAG_ROWS: readonly ContractRow[] = [
  ...rows('AddPermission', {
    'missing function': NO_SUCH_FUNCTION,
    'missing version': notFound(`Function not found: ${FUNCTION_ARN}:9`),
    'missing alias': notFound(`Cannot find alias arn: ${FUNCTION_ARN}:nowhere`),
    $LATEST: invalid('We currently do not support adding policies for $LATEST.'),
    'bad qualifier': BAD_QUALIFIER,
    'name and qualifier differ': QUALIFIERS_DIFFER,
    'function of another region': OTHER_REGION,
    'bad statement id': violation("'a b' ", 'statementId', pattern('([a-zA-Z0-9-_]+)')),
    'action of another service': violation("'s3:GetObject' ", 'action', pattern('(lambda:[*]|lambda:[a-zA-Z]+|[*])')),
    'principal that is none': invalid('The provided principal was invalid. Please check the principal and try again.'),
    'auth type of a URL for another action': invalid(
      'FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action',
    ),
    'statement id that is taken': conflict(
      'The statement id (s) provided already exists. Please provide a new statement id, or remove the existing statement.',
    ),
    'stale revision': STALE_POLICY,
    'policy over 20 KB': refusal(
      'PolicyLengthExceededException',
      400,
    )('The final policy size (20903) is bigger than the limit (20480).'),
  }),
  ...rows('RemovePermission', {
    'missing function': notFound(`No policy found for: ${MISSING_ARN}`),
    'missing alias': notFound(`Cannot find alias arn: ${FUNCTION_ARN}:nowhere`),
    'missing version': notFound(`Function not found: ${FUNCTION_ARN}:9`),
    'no policy': notFound('No policy is associated with the given resource.'),
    'missing statement': notFound('Statement t is not found in resource policy.'),
    'name and qualifier differ': QUALIFIERS_DIFFER,
  }),
  ...rows('GetPolicy', {
    'missing function': notFound('The resource you requested does not exist.'),
    'no policy': notFound('The resource you requested does not exist.'),
    'policy of another qualifier': notFound('The resource you requested does not exist.'),
    'name and qualifier differ': QUALIFIERS_DIFFER,
  }),
  ...(['TagResource', 'UntagResource', 'ListTags'] as const).flatMap((operation) =>
    rows(operation, {
      'ARN of another kind': violation(`'${LAMBDA_ARN}:foobar:f' `, 'resource', pattern(TAGGABLE)),
      'missing function': NO_SUCH_FUNCTION,
      'missing event source mapping': notFound(`Event source mapping not found: ${LAMBDA_ARN}:${NO_MAPPING}`),
      'missing code signing configuration': notFound(
        `The Lambda code signing configuration ${LAMBDA_ARN}:${NO_SIGNING_CONFIG} can not be found.`,
      ),
      'missing layer': notFound(`Layer not found: ${LAMBDA_ARN}:layer:missing`),
      'a version': invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.'),
    }),
  ),
  ...rows('TagResource', {
    'key of AWS': invalid('Tag keys that start with aws: are reserved for AWS.'),
    'key of 129 characters': invalid('A tag key has 1 to 128 characters.'),
    'value of 257 characters': invalid('A tag value has at most 256 characters.'),
    'no tags': invalid('An error occurred and the request cannot be processed.'),
    'more than 50 tags': invalid('Number of tags exceeds resource tag limit.'),
  }),
];
