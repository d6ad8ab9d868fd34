/** Refusals as the service words them, by field. */
import { expect, test } from 'vitest';
import { refusalByField } from './refusal.ts';

const refused = (message: string, name = 'ValidationException') => Object.assign(new Error(message), { name });
const NAME =
  "Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)";
const WEIGHTS =
  "Value '{2=1.01}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must not be null]";

test("AWS's words stand at the member that they name", () => {
  const refusal = refusalByField(refused(`1 validation error detected: ${NAME}`), ['name', 'routingConfig']);
  expect(refusal.at('name')).toBe(NAME);
  expect(refusal.at('routingConfig')).toBe('');
  expect(refusal.rest).toBeUndefined();
});

test('each of several violations has its own field, what is below a member too', () => {
  const refusal = refusalByField(refused(`2 validation errors detected: ${NAME}; ${WEIGHTS}`), [
    'name',
    'routingConfig',
  ]);
  expect(refusal.at('name')).toBe(NAME);
  expect(refusal.at('routingConfig')).toBe(WEIGHTS);
  expect(refusal.rest).toBeUndefined();
});

test('what no field shows stays with the form, whole', () => {
  const error = refused(`2 validation errors detected: ${NAME}; ${WEIGHTS}`);
  expect(refusalByField(error, ['name']).rest).toBe(error);
  const other = refused(
    'The role defined for the function cannot be assumed by Lambda.',
    'InvalidParameterValueException',
  );
  expect(refusalByField(other, ['role']).rest).toBe(other);
  expect(refusalByField(null, ['role']).rest).toBeUndefined();
});

test('an exception can be about one field as such', () => {
  const refusal = refusalByField(refused('Function already exist: f', 'ResourceConflictException'), ['functionName'], {
    ResourceConflictException: 'functionName',
  });
  expect(refusal.at('functionName')).toBe('Function already exist: f');
  expect(refusal.rest).toBeUndefined();
});

test('a member in the words of UpdateFunctionConfiguration', () => {
  const message = "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240";
  expect(refusalByField(refused(`1 validation error detected: ${message}`), ['memorySize']).at('memorySize')).toBe(
    message,
  );
});
