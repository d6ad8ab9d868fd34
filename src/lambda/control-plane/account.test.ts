import { expect, test } from 'vitest';
import { getAccountSettings } from './account.ts';
import { deleteFunctionConcurrency, getFunctionConcurrency, putFunctionConcurrency } from './concurrency.ts';
import { type Account, ARN, openAccount, refusalOf } from './control-plane.test-fixture.ts';
import { getFunction } from './functions.ts';

const reserve = (account: Account, ReservedConcurrentExecutions: number, FunctionName = 'f') =>
  putFunctionConcurrency(account.context, { FunctionName, ReservedConcurrentExecutions });
const left = (account: Account) => getAccountSettings(account.context).AccountLimit?.UnreservedConcurrentExecutions;

test('an account knows its limits and counts every version', () => {
  const account = openAccount();
  account.activeFunction({ Publish: true });
  account.activeFunction({ FunctionName: 'g' });
  expect(getAccountSettings(account.context)).toEqual({
    AccountLimit: {
      TotalCodeSize: 80_530_636_800,
      CodeSizeUnzipped: 262_144_000,
      CodeSizeZipped: 52_428_800,
      ConcurrentExecutions: 1000,
      UnreservedConcurrentExecutions: 1000,
    },
    AccountUsage: { TotalCodeSize: 900, FunctionCount: 2 },
  });
});

test('a reservation of 20 leaves 980, and gives them back', () => {
  const account = openAccount();
  account.activeFunction();
  expect(reserve(account, 20)).toEqual({ ReservedConcurrentExecutions: 20 });
  expect(left(account)).toBe(980);
  expect(getFunction(account.context, { FunctionName: 'f' }).Concurrency).toEqual({ ReservedConcurrentExecutions: 20 });
  expect(getFunctionConcurrency(account.context, { FunctionName: 'f' })).toEqual({ ReservedConcurrentExecutions: 20 });
  expect(deleteFunctionConcurrency(account.context, { FunctionName: 'f' })).toEqual({});
  expect(getFunctionConcurrency(account.context, { FunctionName: 'f' })).toEqual({});
  expect(left(account)).toBe(1000);
});

test('100 stay unreserved; a new value takes the place of the old one, and 0 always passes', () => {
  const account = openAccount();
  account.activeFunction();
  account.activeFunction({ FunctionName: 'g' });
  const refusal =
    "InvalidParameterValueException 400: Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].";
  expect(refusalOf(() => reserve(account, 901))).toBe(refusal);
  reserve(account, 900);
  expect(refusalOf(() => reserve(account, 1, 'g'))).toBe(refusal);
  expect(reserve(account, 0, 'g')).toEqual({ ReservedConcurrentExecutions: 0 });
  expect(reserve(account, 899)).toEqual({ ReservedConcurrentExecutions: 899 });
  expect(reserve(account, 1, 'g')).toEqual({ ReservedConcurrentExecutions: 1 });
  expect(left(account)).toBe(100);
});

test('a reservation is of the whole function', () => {
  const account = openAccount();
  account.activeFunction();
  expect(refusalOf(() => reserve(account, 0, `${ARN}:f:$LATEST`))).toBe(
    'InvalidParameterValueException 400: This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
  );
  expect(refusalOf(() => reserve(account, 1, 'g'))).toBe(`ResourceNotFoundException 404: Function not found: ${ARN}:g`);
});
