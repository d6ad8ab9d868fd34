/** Aliases by name, as a person looks for one: capitals stand beside small letters. Every list has this order. */
import type { AliasConfiguration } from '@aws-sdk/client-lambda';

export const aliasesByName = ({ Name: a = '' }: AliasConfiguration, { Name: b = '' }: AliasConfiguration) =>
  a.localeCompare(b, 'en') || (a < b ? -1 : 1);
