/** Rows of layers, their policies, and the layers of functions. */
import {
  CODE_STORAGE_FULL,
  type ContractRow,
  conflict,
  FUNCTION_ARN,
  invalid,
  length,
  NOT_A_ZIP,
  notFound,
  oneOf,
  pattern,
  refusal,
  rows,
  violation,
} from '../refusals.ts';

const LAYER_ARN = FUNCTION_ARN.replace('function:f', 'layer:l');
const NOWHERE_ARN = LAYER_ARN.replace('us-east-1', 'eu-central-1');
const NO_LAYER = notFound(`Layer version ${LAYER_ARN}:9 does not exist.`);
const NOTHING = notFound('The resource you requested does not exist.');
const BELOW_ONE = invalid('Layer Version Cannot be less than 1');
const STALE_POLICY = refusal(
  'PreconditionFailedException',
  412,
)(
  'The Revision Id provided does not match the latest Revision Id. Call the GetLayerPolicy API to retrieve the latest Revision Id',
);
const BAD_NAME = violation(
  "'a b' ",
  'layerName',
  pattern('(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+'),
);
const OTHER_REGION = refusal(
  'AccessDeniedException',
  403,
)(`The caller is not authorized to act on ${NOWHERE_ARN} because no resource-based policy allows it`);

export const LAYER_ROWS: readonly ContractRow[] = [
  ...rows('PublishLayerVersion', {
    'bad name': BAD_NAME,
    'no content': violation('null ', 'content', 'Member must not be null'),
    'description of 257 characters': violation(`'${'d'.repeat(257)}' `, 'description', length(256)),
    'license of 513 characters': violation(`'${'l'.repeat(513)}' `, 'licenseInfo', length(512)),
    'unknown architecture': violation(
      "'[mips]' ",
      'compatibleArchitectures',
      `Member must satisfy constraint: [${oneOf('x86_64', 'arm64')}, Member must not be null]`,
    ),
    'package that is no zip': NOT_A_ZIP,
    'code storage is full': CODE_STORAGE_FULL,
    'layer of another region': OTHER_REGION,
  }),
  ...rows('GetLayerVersion', { 'missing version': NOTHING, 'version 0': BELOW_ONE, 'bad name': BAD_NAME }),
  ...rows('GetLayerVersionByArn', {
    'missing version': NOTHING,
    'ARN without a version': violation(
      `'${LAYER_ARN}' `,
      'arn',
      pattern('arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+'),
    ),
  }),
  ...rows('DeleteLayerVersion', { 'version 0': BELOW_ONE }),
  ...rows('ListLayers', {
    'unknown architecture': violation("'mips' ", 'compatibleArchitecture', oneOf('x86_64', 'arm64')),
    'too many items to a page': violation("'51' ", 'maxItems', 'Member must have value less than or equal to 50'),
  }),
  ...rows('ListLayerVersions', {
    'bad name': BAD_NAME,
    'unknown architecture': violation("'mips' ", 'compatibleArchitecture', oneOf('x86_64', 'arm64')),
  }),
  ...rows('AddLayerVersionPermission', {
    'missing version': NO_LAYER,
    'version 0': BELOW_ONE,
    'another action': violation("'lambda:InvokeFunction' ", 'action', pattern('lambda:GetLayerVersion')),
    'statement id that is taken': conflict(
      'The statement id (s) provided already exists. Please provide a new statement id, or remove the existing statement.',
    ),
    'stale revision': STALE_POLICY,
  }),
  ...rows('GetLayerVersionPolicy', {
    'missing version': NO_LAYER,
    'no policy': notFound('No policy is associated with the given resource.'),
  }),
  ...rows('RemoveLayerVersionPermission', {
    'missing version': NO_LAYER,
    'no policy': notFound('No policy is associated with the given resource.'),
    'missing statement': notFound('Statement t is not found in resource policy.'),
    'stale revision': STALE_POLICY,
  }),
  ...rows('UpdateFunctionConfiguration', {
    'missing layer': invalid(`Layer version ${LAYER_ARN}:9 does not exist.`),
    'two versions of a layer': invalid(
      `Two different versions of the same layer are not allowed to be referenced in the same function. ${LAYER_ARN}:1 and ${LAYER_ARN}:2 are versions of the same layer.`,
    ),
    'layer of another region': invalid(
      'Layers are not in the same region as the function. Layers are expected to be in region us-east-1.',
    ),
  }),
];
