/** The services that the terminal reaches: all that are here, as botocore describes them to the CLI. */

import { optionName } from '../api/option-name.ts';
import type { Waiter } from '../api/service-definition.ts';
import { AWS_SERVICES, type AwsService } from '../api/services.ts';

export type CliService = AwsService;

export const CLI_SERVICES: readonly CliService[] = AWS_SERVICES;

/** By its word on the command line. */
export function waiterOf({ waiters }: CliService, word: unknown): (Waiter & { name: string }) | undefined {
  const found = [...waiters].find(([name]) => optionName(name) === word);
  return found && { name: found[0], ...found[1] };
}

/** Answers in a stream of events, which the CLI does not offer. */
const NOT_COMMANDS = new Set(['InvokeWithResponseStream']);

export const operationsOf = ({ model }: CliService) =>
  [...model.operations.values()].filter(({ name }) => !NOT_COMMANDS.has(name));
