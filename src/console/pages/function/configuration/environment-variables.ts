/**
 * Environment variables as a form has them: how much room they take, and what is wrong with a row.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */

import { violationsOf } from '../../../../api/validate.ts';
import { VARIABLE_NAME } from '../../../domain/field-problem.ts';

export interface EnvironmentVariable {
  key: string;
  value: string;
}

export const KEY_CONSTRAINT =
  'Keys start with a letter, have at least 2 characters, and contain only letters, numbers and underscores (_).';

/** As the API has them, a map; by key, so that a table has an order. */
export function environmentVariables(variables: Readonly<Record<string, string>> = {}): EnvironmentVariable[] {
  return Object.entries(variables)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => a.key.localeCompare(b.key, 'en'));
}

export const environmentMap = (rows: readonly EnvironmentVariable[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ key, value }) => [key, value]));

/** What Lambda measures: the whole map as compact JSON, in UTF-8. */
export const environmentBytes = (rows: readonly EnvironmentVariable[]) =>
  new TextEncoder().encode(JSON.stringify(environmentMap(rows))).length;

/** What a map cannot hold: the service would never see it. '' when the row can be sent. */
export function unsendable(rows: readonly EnvironmentVariable[], { key }: EnvironmentVariable): string {
  if (key === '') return 'Enter a key.';
  return rows.filter((row) => row.key === key).length > 1 ? 'Each key can be used only once.' : '';
}

/** What the service will refuse about a key, said beforehand; '' when it will not. */
export const keyProblem = (key: string) =>
  key !== '' && violationsOf(VARIABLE_NAME, key).length > 0 ? KEY_CONSTRAINT : '';
