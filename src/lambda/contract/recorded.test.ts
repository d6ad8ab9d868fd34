/**
 * What AWS answered, as golden tests: every recorded case that needs only operations spoken here is replayed. A new area
 * is its file under recorded/, a line in AREAS and its operations in SPOKEN.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Mismatch } from './placeholders.ts';
import { type RecordedCase, Replay } from './replay.ts';

const AREAS = [
  'functions',
  'versions',
  'aliases',
  'revisions',
  'name-validation',
  'env-and-limits',
  'invoke',
  'reserved-concurrency',
  'tags',
  'permissions',
  'layers',
  'event-invoke-config',
  'provisioned-concurrency',
  'function-url',
  'event-source-mappings',
  'code-signing',
];

/** Operations and steps that the cases replayed here may use. */
const SPOKEN = new Set([
  ...['CreateFunction', 'GetFunction', 'GetFunctionConfiguration', 'ListFunctions', 'DeleteFunction'],
  ...['UpdateFunctionCode', 'UpdateFunctionConfiguration', 'PublishVersion', 'ListVersionsByFunction'],
  ...['CreateAlias', 'GetAlias', 'UpdateAlias', 'ListAliases', 'DeleteAlias', 'Invoke', 'GetAccountSettings'],
  ...['PutFunctionConcurrency', 'GetFunctionConcurrency', 'DeleteFunctionConcurrency'],
  ...['TagResource', 'UntagResource', 'ListTags'],
  ...['AddPermission', 'RemovePermission', 'GetPolicy'],
  ...['PublishLayerVersion', 'GetLayerVersion', 'GetLayerVersionByArn', 'DeleteLayerVersion', 'ListLayers'],
  ...['ListLayerVersions', 'AddLayerVersionPermission', 'GetLayerVersionPolicy', 'RemoveLayerVersionPermission'],
  ...['PutFunctionEventInvokeConfig', 'UpdateFunctionEventInvokeConfig', 'GetFunctionEventInvokeConfig'],
  ...['DeleteFunctionEventInvokeConfig', 'ListFunctionEventInvokeConfigs'],
  ...['PutProvisionedConcurrencyConfig', 'GetProvisionedConcurrencyConfig', 'DeleteProvisionedConcurrencyConfig'],
  ...['ListProvisionedConcurrencyConfigs', 'WaitProvisioned'],
  ...['CreateFunctionUrlConfig', 'GetFunctionUrlConfig', 'UpdateFunctionUrlConfig', 'DeleteFunctionUrlConfig'],
  ...['ListFunctionUrlConfigs', 'PutFunctionRecursionConfig', 'GetFunctionRecursionConfig'],
  ...['CreateEventSourceMapping', 'GetEventSourceMapping', 'UpdateEventSourceMapping', 'DeleteEventSourceMapping'],
  ...['CreateCodeSigningConfig', 'UpdateCodeSigningConfig', 'DeleteCodeSigningConfig'],
  ...['PutFunctionCodeSigningConfig', 'GetFunctionCodeSigningConfig', 'DeleteFunctionCodeSigningConfig'],
  ...['ListFunctionsByCodeSigningConfig'],
  ...['WaitActive', 'Sleep', 'InvokeUntilVersions'],
]);

/** Cases of spoken operations that are not replayed here, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'invoke/lambda_runtime_wrapper_not_found': 'a wrapper script would run in the real runtime',
};

const read = (area: string): RecordedCase[] =>
  JSON.parse(readFileSync(new URL(`./recorded/${area}.json`, import.meta.url), 'utf8'));
const isSpoken = ({ steps }: RecordedCase) => steps.every(({ op }) => SPOKEN.has(op));

describe.each(AREAS)('%s', (area) => {
  const cases = read(area).filter((recorded) => isSpoken(recorded) && !(`${area}/${recorded.name}` in LEFT_OUT));
  test.each(cases.map((recorded) => [recorded.name, recorded] as const))('%s', async (_, recorded) => {
    await new Replay().run(recorded);
  });
});

test('an answer that is not as recorded is noticed: value, status, code and message', async () => {
  const input = { FunctionName: 'missing' };
  const error = { code: 'ResourceNotFoundException', status: 404, message: 'Function not found: <any>' };
  const replay = (expect: RecordedCase['steps'][number]['expect']) =>
    new Replay().run({ name: 'tampered', steps: [{ op: 'GetFunction', input, ...(expect && { expect }) }] });
  await replay({
    error: { ...error, message: 'Function not found: arn:aws:lambda:<region>:<account>:function:missing' },
  });
  await expect(replay({ ok: true })).rejects.toThrow(Mismatch);
  await expect(replay({ error: { ...error, code: 'ResourceConflictException' } })).rejects.toThrow(Mismatch);
  await expect(replay({ error: { ...error, status: 400 } })).rejects.toThrow(Mismatch);
  await expect(replay({ error: { ...error, message: 'Function not found' } })).rejects.toThrow(Mismatch);
  await expect(replay({ error: { wire: { message_member: 'message' } } })).rejects.toThrow(Mismatch);
});

test('whatever is left out is there, and spoken', () => {
  const spoken = AREAS.flatMap((area) =>
    read(area)
      .filter(isSpoken)
      .map(({ name }) => `${area}/${name}`),
  );
  expect(spoken).toEqual(expect.arrayContaining(Object.keys(LEFT_OUT)));
});
