import { describe, expect, test } from 'vitest';
import { SERVICES } from './services.ts';
import { validate } from './validate.ts';

const lambdaModel = SERVICES.lambda.model;

/** The message with which an input is refused; undefined when it is accepted. */
function refusal(operation: string, input: Record<string, unknown>): string | undefined {
  const shape = lambdaModel.operations.get(operation)?.input;
  if (!shape) throw new Error(`No input for ${operation}`);
  try {
    validate(shape, input);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const REGION = '((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?';
const create = {
  FunctionName: 'f',
  Role: 'arn:aws:iam::123456789012:role/r',
  Code: { ZipFile: new Uint8Array([80]) },
  Runtime: 'python3.12',
  Handler: 'index.handler',
};

test('a whole request within all limits is accepted', () => {
  expect(
    refusal('CreateFunction', {
      ...create,
      Timeout: 900,
      MemorySize: 10_240,
      Description: '',
      Environment: { Variables: { KEY: '', ab: 'x' } },
      Architectures: ['arm64'],
      KMSKeyArn: '',
    }),
  ).toBeUndefined();
});

describe('as recorded from AWS', () => {
  test.each([
    [
      'GetFunction',
      { FunctionName: 'my-function!' },
      `1 validation error detected: Value 'my-function!' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?${REGION}(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`,
    ],
    [
      'CreateFunction',
      { ...create, FunctionName: 'my-function:invalid!' },
      `1 validation error detected: Value 'my-function:invalid!' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?${REGION}(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`,
    ],
    [
      'Invoke',
      { FunctionName: 'f', Qualifier: 'invalid!' },
      "1 validation error detected: Value 'invalid!' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
    ],
    [
      'CreateAlias',
      { FunctionName: 'f', FunctionVersion: '1', Name: '2024' },
      "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
    ],
    [
      'CreateAlias',
      { FunctionName: 'f', FunctionVersion: '1', Name: 'a', RoutingConfig: { AdditionalVersionWeights: { 2: 2 } } },
      "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
    ],
    [
      'CreateFunction',
      { ...create, Architectures: ['X86_64'] },
      "1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
    ],
    [
      'CreateFunction',
      { ...create, SnapStart: { ApplyOn: 'invalidOption' } },
      "1 validation error detected: Value 'invalidOption' at 'snapStart.applyOn' failed to satisfy constraint: Member must satisfy enum value set: [PublishedVersions, None]",
    ],
    [
      'UpdateFunctionConfiguration',
      { FunctionName: 'f', Role: 'r1' },
      "1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
    ],
    [
      'UpdateFunctionConfiguration',
      { FunctionName: 'f', Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:l'] },
      "1 validation error detected: Value '[arn:aws:lambda:us-east-1:123456789012:layer:l]' at 'layers' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 2048, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+), Member must not be null]",
    ],
    [
      'ListFunctions',
      { FunctionVersion: 'invalid' },
      "1 validation error detected: Value 'invalid' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]",
    ],
    [
      'PutProvisionedConcurrencyConfig',
      { FunctionName: 'f', Qualifier: '1', ProvisionedConcurrentExecutions: 0 },
      "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'ListTags',
      { Resource: 'arn:aws:something' },
      "1 validation error detected: Value 'arn:aws:something' at 'resource' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)",
    ],
    [
      'PutFunctionEventInvokeConfig',
      { FunctionName: 'f', DestinationConfig: { OnFailure: { Destination: 'arn:aws:_-/!lambda:us-east-1:1:f' } } },
      "1 validation error detected: Value 'arn:aws:_-/!lambda:us-east-1:1:f' at 'destinationConfig.onFailure.destination' failed to satisfy constraint: Member must satisfy regular expression pattern: $|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)",
    ],
    [
      'CreateFunctionUrlConfig',
      { FunctionName: 'f', Qualifier: '$LATEST', AuthType: 'NONE' },
      "1 validation error detected: Value '$LATEST' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)",
    ],
  ])('%s %o', (operation, input, message) => {
    expect(refusal(operation, input)).toBe(message);
  });

  test('a layer with an unknown runtime and architecture: both, and the runtime without the list around it', () => {
    const message = refusal('PublishLayerVersion', {
      LayerName: 'l',
      Content: { ZipFile: new Uint8Array([80]) },
      CompatibleRuntimes: ['invalidruntime'],
      CompatibleArchitectures: ['invalidarch'],
    });
    expect(message).toMatch(
      /^2 validation errors detected: Value '\[invalidruntime\]' at 'compatibleRuntimes' failed to satisfy constraint: Member must satisfy enum value set: \[.*nodejs22\.x.*\]; Value '\[invalidarch\]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set: \[x86_64, arm64\], Member must not be null\]$/,
    );
  });

  test('the names of environment variables, whose values no message repeats', () => {
    expect(refusal('CreateFunction', { ...create, Environment: { Variables: { A: 'secret' } } })).toBe(
      "1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
    );
  });

  test("an unknown runtime of a function is the operation's to refuse", () => {
    expect(refusal('CreateFunction', { ...create, Runtime: 'cobol' })).toBeUndefined();
  });
});

describe('limits', () => {
  test.each([
    [
      'Timeout',
      0,
      "Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'Timeout',
      901,
      "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
    ],
    [
      'MemorySize',
      127,
      "Value '127' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
    ],
    [
      'MemorySize',
      10_241,
      "Value '10241' at 'memorySize' failed to satisfy constraint: Member must have value less than or equal to 10240",
    ],
    [
      'Handler',
      'has space',
      "Value 'has space' at 'handler' failed to satisfy constraint: Member must satisfy regular expression pattern: [^\\s]+",
    ],
  ])('%s %s', (member, value, violation) => {
    expect(refusal('CreateFunction', { ...create, [member]: value })).toBe(`1 validation error detected: ${violation}`);
  });

  test('a text counts its characters, not its UTF-16 units', () => {
    expect(refusal('CreateFunction', { ...create, Description: '🎆'.repeat(256) })).toBeUndefined();
    expect(refusal('CreateFunction', { ...create, Description: '🎆'.repeat(257) })).toContain(
      "at 'description' failed to satisfy constraint: Member must have length less than or equal to 256",
    );
  });

  test('a pattern must match the whole text, its last line end included', () => {
    expect(refusal('GetAlias', { FunctionName: 'f', Name: 'prod\n' })).toContain("at 'name'");
  });

  test("Java's white space is ASCII's: a handler may hold a no-break space", () => {
    expect(refusal('CreateFunction', { ...create, Handler: 'a\u00a0b' })).toBeUndefined();
  });
});

test('a missing member is null; members are told in the order of the model, and one can break two constraints', () => {
  expect(refusal('CreateFunction', { FunctionName: `${'x'.repeat(140)}!`, Code: {} })).toBe(
    `3 validation errors detected: Value '${'x'.repeat(140)}!' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 140; ` +
      `Value '${'x'.repeat(140)}!' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?${REGION}(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?; ` +
      "Value null at 'role' failed to satisfy constraint: Member must not be null",
  );
});

test('members of listed structures are counted from one', () => {
  expect(
    refusal('CreateFunction', { ...create, FileSystemConfigs: [{ Arn: 'x', LocalMountPath: '/mnt/a' }] }),
  ).toContain("Value 'x' at 'fileSystemConfigs.1.member.arn' failed to satisfy constraint");
});

test('null in a list or map is refused', () => {
  expect(
    refusal('UntagResource', { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', TagKeys: [null] }),
  ).toBe(
    "1 validation error detected: Value '[null]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must not be null]",
  );
  expect(refusal('CreateFunction', { ...create, Tags: { a: null } })).toBe(
    "1 validation error detected: Value '{a=null}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must not be null]",
  );
});

test('every pattern of the model is a regular expression here too', () => {
  for (const { pattern } of lambdaModel.shapes.values()) if (pattern) expect(() => new RegExp(pattern)).not.toThrow();
});
