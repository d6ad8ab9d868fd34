import { describe, expect, test } from 'vitest';
import { createAlias, deleteAlias, getAlias, listAliases, updateAlias } from './aliases.ts';
import { type Account, ARN, openAccount, refusalOf } from './control-plane.test-fixture.ts';
import { getFunctionConfiguration, updateFunctionConfiguration } from './function-configuration.ts';
import { publishVersion } from './versions.ts';

/** A function with versions 1 to `count`, each made by an update with what `given` says for it. */
function withVersions(count: number, given: object[] = []): Account {
  const account = openAccount();
  account.activeFunction();
  for (let i = 0; i < count; i++) {
    updateFunctionConfiguration(account.context, { FunctionName: 'f', ...given[i] });
    account.settle();
    publishVersion(account.context, { FunctionName: 'f' });
  }
  account.changes();
  return account;
}

const weights = (AdditionalVersionWeights: Record<string, number>) => ({ RoutingConfig: { AdditionalVersionWeights } });
const create = (account: Account, given = {}) =>
  createAlias(account.context, { FunctionName: 'f', Name: 'prod', FunctionVersion: '1', ...given });
const update = (account: Account, given = {}) =>
  updateAlias(account.context, { FunctionName: 'f', Name: 'prod', ...given });
const get = (account: Account, Name = 'prod') => getAlias(account.context, { FunctionName: 'f', Name });

describe('an alias', () => {
  test('points to one version and leaves out the routing', () => {
    const account = withVersions(1);
    const created = create(account);
    expect(created).toEqual({
      AliasArn: `${ARN}:f:prod`,
      Name: 'prod',
      FunctionVersion: '1',
      Description: '',
      RevisionId: expect.any(String),
    });
    expect(get(account)).toEqual(created);
  });

  test('points to two with the weight of the second', () => {
    const account = withVersions(2);
    expect(create(account, weights({ '2': 0.05 })).RoutingConfig).toEqual({ AdditionalVersionWeights: { '2': 0.05 } });
  });

  test('may point to $LATEST, alone', () => {
    expect(create(withVersions(1), { FunctionVersion: '$LATEST' }).FunctionVersion).toBe('$LATEST');
  });

  test('is made without touching any version', () => {
    const account = withVersions(1);
    create(account);
    expect(account.changes().map((change) => change.table)).toEqual(['aliases']);
  });

  test('that moves shows the other version under its name', () => {
    const account = withVersions(2, [{ MemorySize: 256 }, { MemorySize: 512 }]);
    const memory = () => getFunctionConfiguration(account.context, { FunctionName: 'f', Qualifier: 'prod' }).MemorySize;
    create(account);
    expect(memory()).toBe(256);
    update(account, { FunctionVersion: '2' });
    expect(memory()).toBe(512);
  });
});

describe('updating an alias', () => {
  test('changes what is given, leaves the rest, and always the revision', () => {
    const account = withVersions(3);
    const created = create(account, { Description: 'live', ...weights({ '2': 0.1 }) });
    const described = update(account, { Description: '' });
    expect(described).toEqual({ ...created, Description: '', RevisionId: expect.any(String) });
    const moved = update(account, { FunctionVersion: '3' });
    expect(moved).toEqual({ ...described, FunctionVersion: '3', RevisionId: expect.any(String) });
    const untouched = update(account);
    expect(untouched).toEqual({ ...moved, RevisionId: expect.any(String) });
    const revisions = [created, described, moved, untouched].map((alias) => alias.RevisionId);
    expect(new Set(revisions).size).toBe(4);
  });

  test.each([
    ['an empty map', { RoutingConfig: { AdditionalVersionWeights: {} } }],
    ['none', { RoutingConfig: {} }],
  ])('clears the weights with %s', (_, given) => {
    const account = withVersions(2);
    create(account, weights({ '2': 0.1 }));
    expect(update(account, given)).not.toHaveProperty('RoutingConfig');
  });

  test('shifts all traffic in one call', () => {
    const account = withVersions(2);
    create(account, weights({ '2': 0.1 }));
    expect(update(account, { FunctionVersion: '2', RoutingConfig: {} })).toMatchObject({ FunctionVersion: '2' });
  });

  test.each([
    [
      'for another revision',
      { RevisionId: 'wrong' },
      'PreconditionFailedException 412: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    ],
    [
      'to a version that is not there',
      { FunctionVersion: '9' },
      `ResourceNotFoundException 404: Function not found: ${ARN}:f:9`,
    ],
    [
      'to its additional version',
      { FunctionVersion: '2' },
      'InvalidParameterValueException 400: Invalid function version 2. Function version 2 is already included in routing configuration.',
    ],
    [
      'to $LATEST while it has weights',
      { FunctionVersion: '$LATEST' },
      'InvalidParameterValueException 400: $LATEST is not supported for an alias pointing to more than 1 version',
    ],
    ['of another name', { Name: 'beta' }, `ResourceNotFoundException 404: Alias not found: ${ARN}:f:beta`],
  ])('is refused %s', (_, given, refusal) => {
    const account = withVersions(2);
    create(account, weights({ '2': 0.1 }));
    account.changes();
    expect(refusalOf(() => update(account, given))).toBe(refusal);
    expect(account.changes()).toEqual([]);
  });

  test('passes with the latest revision', () => {
    const account = withVersions(1);
    const { RevisionId } = create(account);
    expect(update(account, { RevisionId, Description: 'new' }).Description).toBe('new');
  });
});

describe('an alias is not created', () => {
  test.each([
    [
      'with two additional versions',
      weights({ '1': 0.8, '2': 0.2 }),
      'InvalidParameterValueException 400: Number of items in AdditionalVersionWeights cannot be greater than 1',
    ],
    [
      'with the same version twice',
      weights({ '1': 0.5 }),
      'InvalidParameterValueException 400: Invalid function version 1. Function version 1 is already included in routing configuration.',
    ],
    [
      'for a version that is not there',
      { FunctionVersion: '10', ...weights({ '2': 0.5 }) },
      `ResourceNotFoundException 404: Function not found: ${ARN}:f:10`,
    ],
    [
      'with an additional version that is not there',
      weights({ '10': 0.5 }),
      `ResourceNotFoundException 404: Function not found: ${ARN}:f:10`,
    ],
    [
      'with weights beside $LATEST',
      { FunctionVersion: '$LATEST', ...weights({ '1': 0.5 }) },
      'InvalidParameterValueException 400: $LATEST is not supported for an alias pointing to more than 1 version',
    ],
    [
      'with $LATEST as the additional version',
      weights({ $LATEST: 0.5 }),
      'InvalidParameterValueException 400: $LATEST is not supported for an alias pointing to more than 1 version',
    ],
    [
      'for an alias',
      { Name: 'beta', FunctionVersion: 'taken' },
      `ResourceNotFoundException 404: Function not found: ${ARN}:f:taken`,
    ],
    [
      'for an unknown function',
      { FunctionName: 'g', ...weights({ '2': 0.5 }) },
      `ResourceNotFoundException 404: Function not found: ${ARN}:g:1`,
    ],
    ['twice', { Name: 'taken' }, `ResourceConflictException 409: Alias already exists: ${ARN}:f:taken`],
    [
      'under a version',
      { FunctionName: 'f:1' },
      'InvalidParameterValueException 400: This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    ],
  ])('%s', (_, given, refusal) => {
    const account = withVersions(2);
    create(account, { Name: 'taken' });
    account.changes();
    expect(refusalOf(() => create(account, given))).toBe(refusal);
    expect(account.changes()).toEqual([]);
  });

  test.each([
    ['roles', { Role: 'arn:aws:iam::123456789012:role/other' }, 'execution role'],
    [
      'dead-letter queues',
      { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:q' } },
      'dead-letter queue',
    ],
  ])('with versions of different %s', (_, second, words) => {
    expect(refusalOf(() => create(withVersions(2, [{}, second]), weights({ '2': 0.5 })))).toContain(words);
  });
});

describe('listing aliases', () => {
  test('is by name, and by primary version when one is given', () => {
    const account = withVersions(2);
    create(account, { Name: 'c', FunctionVersion: '2' });
    create(account, { Name: 'a' });
    create(account, { Name: 'b' });
    const names = (given = {}) =>
      listAliases(account.context, { FunctionName: 'f', ...given }).Aliases?.map((alias) => alias.Name);
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(names({ FunctionVersion: '1' })).toEqual(['a', 'b']);
    expect(names({ MaxItems: 1, Marker: 'a' })).toEqual(['b']);
  });

  test("does not show another function's", () => {
    const account = withVersions(1);
    create(account);
    account.activeFunction({ FunctionName: 'f2', Publish: true });
    expect(listAliases(account.context, { FunctionName: 'f2' })).toEqual({ Aliases: [] });
  });
});

test('a deleted alias is gone, and deleting it again is no error', () => {
  const account = withVersions(1);
  create(account);
  expect(deleteAlias(account.context, { FunctionName: 'f', Name: 'prod' })).toEqual({});
  expect(deleteAlias(account.context, { FunctionName: 'f', Name: 'prod' })).toEqual({});
  expect(refusalOf(() => get(account))).toBe(`ResourceNotFoundException 404: Cannot find alias arn: ${ARN}:f:prod`);
});

test.each([
  ['GetAlias', () => getAlias(openAccount().context, { FunctionName: 'g', Name: 'prod' })],
  ['ListAliases', () => listAliases(openAccount().context, { FunctionName: 'g' })],
  ['DeleteAlias', () => deleteAlias(openAccount().context, { FunctionName: 'g', Name: 'prod' })],
])('%s of an unknown function is refused', (_, operation) => {
  expect(refusalOf(operation)).toBe(`ResourceNotFoundException 404: Function not found: ${ARN}:g`);
});
