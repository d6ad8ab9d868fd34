/** The contract table, row by row: AWS's SDK sends, the engine answers as AWS does, and a refusal changes nothing. */
import { type InvokeCommandOutput, LambdaServiceException } from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { SERVICES } from '../../api/services.ts';
import { ATTACHMENT_CASES } from './cases/attachments.ts';
import { EVENT_SOURCE_AND_SIGNING_CASES } from './cases/event-sources-and-signing.ts';
import { FUNCTION_CASES } from './cases/functions.ts';
import { INVOCATION_CASES } from './cases/invocations.ts';
import { LAYER_CASES } from './cases/layers.ts';
import { POLICY_AND_TAG_CASES } from './cases/policies-and-tags.ts';
import { VERSION_AND_ALIAS_CASES } from './cases/versions-and-aliases.ts';
import type { ContractRow, FunctionError, Refusal } from './refusals.ts';
import { type ContractCase, Story } from './story.ts';
import { CONTRACT } from './table.ts';

const lambdaModel = SERVICES.lambda.model;

const SOURCES = [
  FUNCTION_CASES,
  VERSION_AND_ALIAS_CASES,
  INVOCATION_CASES,
  POLICY_AND_TAG_CASES,
  LAYER_CASES,
  ATTACHMENT_CASES,
  EVENT_SOURCE_AND_SIGNING_CASES,
];
const CASES = new Map<string, ContractCase>(SOURCES.flatMap((cases) => Object.entries(cases)));
const nameOf = ({ operation, when }: ContractRow) => `${operation}/${when}`;

test('every row has a case, every case a row, and none is there twice', () => {
  const names = CONTRACT.map(nameOf);
  expect([...names].sort()).toEqual([...CASES.keys()].sort());
  expect(new Set(names).size).toBe(names.length);
  expect(SOURCES.reduce((sum, cases) => sum + Object.keys(cases).length, 0)).toBe(CASES.size);
});

test('every operation is in the table; GetAccountSettings alone refuses nothing', () => {
  const named = new Set<string>(CONTRACT.map(({ operation }) => operation));
  expect([...lambdaModel.operations.keys()].filter((operation) => !named.has(operation))).toEqual([
    'GetAccountSettings',
  ]);
});

describe.each([...new Set(CONTRACT.map(({ operation }) => operation))])('%s', (operation) => {
  const rows = CONTRACT.filter((row) => row.operation === operation);
  test.each(rows.map((row) => [row.when, row] as const))('%s', async (_, row) => {
    const story = new Story();
    const arrange = CASES.get(nameOf(row));
    if (!arrange) throw new Error(`No case for ${nameOf(row)}`);
    const attempt = await arrange(story);
    if ('code' in row.expected) await expectRefusal(story, attempt, row.expected);
    else await expectFunctionError(attempt, row.expected);
    expect(story.region.bugs).toEqual([]);
  });
});

async function expectRefusal(story: Story, attempt: () => Promise<unknown>, expected: Refusal): Promise<void> {
  const changesBefore = story.region.changes.length;
  const effectsBefore = story.region.runtime.effects.length;
  const error = await attempt().then(
    (answer) => {
      throw new Error(`It was not refused: ${JSON.stringify(answer)}`);
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof LambdaServiceException)) throw error;
  expect(masked(error.message, expected.message)).toBe(expected.message);
  expect({ code: error.name, status: error.$metadata.httpStatusCode }).toEqual({
    code: expected.code,
    status: expected.status,
  });
  expect(error).toMatchObject(expected.members ?? {});
  expect(story.region.changes.slice(changesBefore)).toEqual([]);
  expect(story.region.runtime.effects.slice(effectsBefore)).toEqual([]);
}

/** The message with what luck drew replaced by its name, where the row has a name for it. */
function masked(message: string, expected: string): string {
  const masks: [string, RegExp][] = [
    ['<sha256>', /(?<=in \$LATEST \()[A-Za-z0-9+/=]+(?=\))/],
    ['<uuid>', /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/],
    ['<csc>', /arn:aws:lambda:[\w-]+:\d+:code-signing-config:csc-[a-z0-9]{17}/],
  ];
  return masks.reduce((text, [name, drawn]) => (expected.includes(name) ? text.replace(drawn, name) : text), message);
}

async function expectFunctionError(attempt: () => Promise<unknown>, expected: FunctionError): Promise<void> {
  const answer = (await attempt()) as InvokeCommandOutput;
  expect(answer.StatusCode).toBe(200);
  expect(answer.FunctionError).toBe('Unhandled');
  const payload = JSON.parse(answer.Payload?.transformToString() ?? '') as FunctionError;
  const requestId = answer.$metadata.requestId ?? '';
  expect(payload.errorMessage.replace(requestId, '<id>')).toBe(expected.errorMessage);
  expect(payload.errorType).toBe(expected.errorType);
}
