/** What the contract's rows are made of: AWS's refusals, in its words. */
import type { LambdaOperation } from '../../api/models/lambda-types.ts';

export interface ContractRow {
  operation: LambdaOperation;
  /** What goes wrong; with the operation, the name of its case. */
  when: string;
  expected: Refusal | FunctionError;
}

/** A service exception. */
export interface Refusal {
  code: string;
  status: number;
  message: string;
  /** Further members of the exception. */
  members?: Readonly<Record<string, string>>;
}

/** A 200 whose payload is an error. `<id>` stands for the request id. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
}

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:f';
export const MISSING_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:missing';
export const OTHER_ACCOUNT_ARN = 'arn:aws:lambda:us-east-1:999999999999:function:f';

export const refusal =
  (code: string, status: number) =>
  (message: string, members?: Readonly<Record<string, string>>): Refusal => ({
    code,
    status,
    message,
    ...(members && { members }),
  });
export const invalid = refusal('InvalidParameterValueException', 400);
export const notFound = refusal('ResourceNotFoundException', 404);
export const conflict = refusal('ResourceConflictException', 409);
export const throttled = (reason: string) =>
  refusal('TooManyRequestsException', 429)('Rate Exceeded.', { Reason: reason });
export const violation = (value: string, member: string, constraint: string) =>
  refusal(
    'ValidationException',
    400,
  )(`1 validation error detected: Value ${value}at '${member}' failed to satisfy constraint: ${constraint}`);

export const atMost = (limit: string) => `Member must have value less than or equal to ${limit}`;
export const atLeast = (limit: string) => `Member must have value greater than or equal to ${limit}`;
export const length = (limit: number) => `Member must have length less than or equal to ${limit}`;
export const pattern = (text: string) => `Member must satisfy regular expression pattern: ${text}`;
export const oneOf = (...values: string[]) => `Member must satisfy enum value set: [${values.join(', ')}]`;

export const NAME_PREFIX =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?';
export const FUNCTION_NAME = `${NAME_PREFIX}([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`;
export const NAMESPACED_NAME = `${NAME_PREFIX}([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`;

export const BAD_NAME = violation("'bad name' ", 'functionName', pattern(FUNCTION_NAME));
export const BAD_NAMESPACED_NAME = violation("'bad name' ", 'functionName', pattern(NAMESPACED_NAME));
export const BAD_QUALIFIER = violation("'bad!' ", 'qualifier', pattern('\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+'));
export const LONG_QUALIFIER = violation(`'${'q'.repeat(129)}' `, 'qualifier', length(128));
export const NO_SUCH_FUNCTION = notFound(`Function not found: ${MISSING_ARN}`);
export const QUALIFIERS_DIFFER = invalid(
  'The derived qualifier from the function name does not match the specified qualifier.',
);
export const OTHER_REGION = notFound("Functions from 'eu-central-1' are not reachable in this region ('us-east-1')");
export const OTHER_ACCOUNT = refusal(
  'AccessDeniedException',
  403,
)(`The caller is not authorized to act on ${OTHER_ACCOUNT_ARN} because no resource-based policy allows it`);
export const FUNCTIONS_ONLY = invalid(
  'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
);
export const STALE_REVISION = refusal(
  'PreconditionFailedException',
  412,
)(
  'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
);
export const PENDING = conflict(
  'The operation cannot be performed at this time. The function is currently in the following state: Pending',
);
export const UPDATE_IN_PROGRESS = conflict(
  `The operation cannot be performed at this time. An update is in progress for resource: ${FUNCTION_ARN}`,
);
export const NOT_A_ZIP = invalid('Could not unzip uploaded file. Please check your file, then try to upload again.');
export const ZIP_TOO_LARGE = refusal(
  'RequestEntityTooLargeException',
  413,
)('Zipped size must be smaller than 52428800 bytes');
export const requestTooLarge = (operation: LambdaOperation) =>
  refusal(
    'RequestEntityTooLargeException',
    413,
  )(`Request must be smaller than 70167211 bytes for the ${operation} operation`);
export const CODE_STORAGE_FULL = refusal('CodeStorageExceededException', 400)('Code storage limit exceeded.');
export const UNKNOWN_RUNTIME = invalid(
  "Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs24.x, nodejs22.x, nodejs20.x, nodejs18.x, nodejs16.x, python3.14, python3.13, python3.12, python3.11, python3.10, python3.9, python3.8, java25, java21, java17, java11, java8.al2, dotnet10, dotnet8, dotnet6, ruby4.0, ruby3.4, ruby3.3, ruby3.2, provided.al2023, provided.al2] or be a valid ARN",
);
export const ENVIRONMENT =
  'Lambda was unable to configure your environment variables because the environment variables you have';
export const WEIGHT_RANGE =
  'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]';
export const ALIAS_NAME = '(?!^[0-9]+$)([a-zA-Z0-9-_]+)';

/** Rows of one operation: what goes wrong, and the answer. */
export const rows = (
  operation: LambdaOperation,
  expected: Readonly<Record<string, Refusal | FunctionError>>,
): ContractRow[] => Object.entries(expected).map(([when, answer]) => ({ operation, when, expected: answer }));
