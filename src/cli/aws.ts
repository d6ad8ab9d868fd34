/**
 * The `aws` command: AWS CLI version 2, for the services of this account. Driven by the API models, so that an operation
 * of the model is a command.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-using.html
 */

import { optionName } from '../api/option-name.ts';
import { parseWords } from './argument-parser.ts';
import type { CommandContext, CommandResult } from './command.ts';
import { configure } from './configure.ts';
import { CommandFailure, unknownOptions } from './failure.ts';
import { type GlobalOptions, globalOptions } from './global-options.ts';
import { cliHelp, serviceHelp, subcommandsOf, waitHelp } from './help.ts';
import { hintFor } from './hint.ts';
import { tail } from './logs-tail.ts';
import { callOperation } from './operation-call.ts';
import { parseOptions, runOperation, waiterInput } from './operation-command.ts';
import { optionsOf } from './operation-options.ts';
import { s3Command } from './s3/s3-command.ts';
import { CLI_SERVICES, type CliService, cliService, operationsOf, waiterOf } from './services.ts';
import { waitUntil } from './wait.ts';

/** The version whose words and texts these are. */
const VERSION = 'aws-cli/2.9.19 Coldspark/0.1 Browser/any exe/wasm prompt/off';

export async function aws(words: readonly string[], context: CommandContext): Promise<CommandResult> {
  try {
    const result = await run(words, context);
    return typeof result === 'string' ? { stdout: result, stderr: '', exitCode: 0 } : result;
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const stderr = error.message && `\n${error.message}\n${hintFor(words, error.message)}`;
    return { stdout: '', stderr, exitCode: error.exitCode };
  }
}

/** What goes to stdout; of commands that may succeed in part, all that there is. */
async function run(words: readonly string[], context: CommandContext): Promise<string | CommandResult> {
  if (words.includes('--version') && !words.some((word) => CLI_SERVICES.includes(word))) return `${VERSION}\n`;
  const globals = globalOptions(words, context);
  if (globals.command === 'help') return cliHelp();
  if (globals.command === 'configure') return configure(globals.rest, context, globals.profile);
  if (globals.command === 's3') return s3Command(globals, context);
  const service = await cliService(globals.command);
  if (!service)
    throw new CommandFailure(
      255,
      `The service ${globals.command} is not here: this account has ${CLI_SERVICES.join(', ')}.`,
    );
  return runService(service, globals, context);
}

async function runService(service: CliService, globals: GlobalOptions, context: CommandContext): Promise<string> {
  const subcommands = subcommandsOf(service);
  const { values, rest } = parseWords(
    { options: [], positionals: [{ name: 'operation', arity: 'one', choices: subcommands }] },
    globals.rest,
  );
  const subcommand = String(values.get('operation'));
  if (subcommand === 'help') return serviceHelp(service, subcommands);
  if (subcommand === 'wait') return wait(service, globals, rest, context);
  if (subcommand === 'tail') return tailLogs(service, globals, rest, context);
  const operation = operationsOf(service).find(({ name }) => optionName(name) === subcommand);
  if (!operation) throw new Error(`No operation is called ${subcommand}.`);
  return runOperation(service, operation, globals, rest, context);
}

async function wait(
  service: CliService,
  globals: GlobalOptions,
  words: readonly string[],
  context: CommandContext,
): Promise<string> {
  if (words.length === 1 && words[0] === 'help') return waitHelp(service);
  if (words.length === 0)
    throw new CommandFailure(
      252,
      `usage: aws [options] ${service.command} wait <subcommand> [parameters]\naws: error: too few arguments`,
    );
  const choices = [...service.waiters.keys()].map(optionName);
  const grammar = { options: [], positionals: [{ name: 'subcommand', arity: 'one' as const, choices }] };
  const { values, rest } = parseWords(grammar, words);
  const waiter = waiterOf(service, values.get('subcommand'));
  const operation = waiter && service.model.operations.get(waiter.operation);
  if (!waiter || !operation) throw unknownOptions(words);
  const options = optionsOf(service, operation, rest);
  const parsed = parseOptions(options, rest);
  if (parsed === 'help') return waitHelp(service);
  const input = await waiterInput(options, parsed.values, context);
  const call = { service, operation, binaryFormat: globals.binaryFormat, profile: globals.profile };
  await waitUntil(waiter.name, waiter, () => callOperation(call, input, context), context.sleep);
  return '';
}

async function tailLogs(
  service: CliService,
  globals: GlobalOptions,
  words: readonly string[],
  context: CommandContext,
): Promise<string> {
  const operation = service.model.operations.get('FilterLogEvents');
  if (!operation) throw new Error('The model has no operation FilterLogEvents.');
  await tail(words, { service, operation, binaryFormat: globals.binaryFormat, profile: globals.profile }, context);
  return '';
}
