/** What Tab offers: commands, `coldspark`'s words, the CLI's services, operations and options, names of resources, and files. */

import type { Handle } from '../../api/http.ts';
import { optionName } from '../../api/option-name.ts';
import { GLOBAL_OPTION_NAMES } from '../global-options.ts';
import { subcommandsOf } from '../help.ts';
import type { Output } from '../operation-call.ts';
import { optionsOf } from '../operation-options.ts';
import { S3_SUBCOMMANDS } from '../s3/s3-command.ts';
import { CLI_SERVICES, type CliService, cliService, operationsOf, waiterOf } from '../services.ts';
import { coldsparkOffers } from './coldspark-command.ts';
import type { Completions } from './messages.ts';

export interface CompletionSources {
  /** Names of all commands of the shell. */
  commands: readonly string[];
  /** Names in a folder; folders end in a slash. */
  list(folder: string): Promise<string[]>;
  handle: Handle;
}

export async function complete(line: string, sources: CompletionSources): Promise<Completions> {
  // of the command that is being typed, not those before it
  const command = line.slice(Math.max(...['|', ';', '&', '('].map((mark) => line.lastIndexOf(mark))) + 1).trimStart();
  const words = command.split(/\s+/);
  const word = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const candidates = (await candidatesFor(before, word, sources)).filter((each) => each.startsWith(word));
  return { word, candidates: [...new Set(candidates)].sort() };
}

const ended = (names: readonly string[]) => names.map((name) => `${name} `);

async function candidatesFor(before: readonly string[], word: string, sources: CompletionSources): Promise<string[]> {
  const [command, serviceName, subcommand] = before;
  if (command === undefined) return ended(sources.commands);
  if (command === 'coldspark') {
    const offers = coldsparkOffers(before.slice(1));
    return ended(offers === 'functions' ? await functionNames(sources.handle) : offers);
  }
  if (command !== 'aws' || /^fileb?:\/\//.test(word)) return filesFor(word, sources);
  if (serviceName === undefined) return ended([...CLI_SERVICES, 's3', 'configure', 'help']);
  if (serviceName === 's3') return subcommand === undefined ? ended(S3_SUBCOMMANDS) : filesFor(word, sources);
  const service = await cliService(serviceName);
  if (!service) return [];
  if (subcommand === undefined) return ended(subcommandsOf(service));
  return argumentsFor(service, before.slice(2), word, sources);
}

async function argumentsFor(
  service: CliService,
  [subcommand, ...given]: readonly string[],
  word: string,
  sources: CompletionSources,
): Promise<string[]> {
  if (subcommand === 'wait' && given.length === 0) return ended([...service.waiters.keys()].map(optionName));
  const waiter = subcommand === 'wait' ? waiterOf(service, given[0]) : undefined;
  const operation = waiter
    ? service.model.operations.get(waiter.operation)
    : operationsOf(service).find(({ name }) => optionName(name) === subcommand);
  if (!operation) return subcommand === 'tail' ? ended(await logGroups(sources.handle)) : [];
  const { grammar } = optionsOf(service, operation, given);
  if (word.startsWith('-') || word === '') {
    const last = given.at(-1);
    const values = last?.startsWith('--') ? await valuesFor(last, given, sources) : [];
    if (values.length > 0) return ended(values);
    return ended(
      [...grammar.options.map(({ name }) => name), ...GLOBAL_OPTION_NAMES].filter((name) => !given.includes(name)),
    );
  }
  const values = await valuesFor(given.at(-1) ?? '', given, sources);
  return values.length > 0 ? ended(values) : filesFor(word, sources);
}

/** Names of what there is in the account, for the option. */
async function valuesFor(option: string, given: readonly string[], { handle }: CompletionSources): Promise<string[]> {
  const at = given.indexOf('--function-name');
  const functionName = at < 0 ? undefined : given[at + 1];
  switch (option) {
    case '--output':
      return ['json', 'text', 'table', 'yaml', 'yaml-stream'];
    case '--cli-binary-format':
      return ['base64', 'raw-in-base64-out'];
    case '--function-name':
      return functionNames(handle);
    case '--layer-name':
      return names(await ask(handle, 'lambda', 'ListLayers', {}), 'Layers', 'LayerName');
    case '--log-group-name':
      return logGroups(handle);
    case '--name':
    case '--qualifier':
    case '--function-version': {
      if (functionName === undefined) return [];
      const input = { FunctionName: functionName };
      const aliases = names(await ask(handle, 'lambda', 'ListAliases', input), 'Aliases', 'Name');
      const versions = names(await ask(handle, 'lambda', 'ListVersionsByFunction', input), 'Versions', 'Version');
      if (option === '--name') return aliases;
      const quoted = versions.map((version) => (version === '$LATEST' ? "'$LATEST'" : version));
      return option === '--qualifier' ? [...aliases, ...quoted] : quoted;
    }
    default:
      return [];
  }
}

const functionNames = async (handle: Handle) =>
  names(await ask(handle, 'lambda', 'ListFunctions', {}), 'Functions', 'FunctionName');

const logGroups = async (handle: Handle) =>
  names(await ask(handle, 'logs', 'DescribeLogGroups', {}), 'logGroups', 'logGroupName');

function names(output: Output, list: string, member: string): string[] {
  const items = output[list];
  return Array.isArray(items) ? items.map((item) => String((item as Output)[member])) : [];
}

/** Nothing when AWS refuses: the line is not finished, so it may well be wrong. */
async function ask(handle: Handle, command: string, name: string, input: Record<string, unknown>): Promise<Output> {
  const service = await cliService(command);
  const operation = service?.model.operations.get(name);
  if (!service || !operation) return {};
  const response = await handle({
    service: service.signingName,
    ...service.protocol.request(service.model, operation, input),
  });
  return response.status < 300 ? service.protocol.output(service.model, operation, response) : {};
}

async function filesFor(word: string, sources: CompletionSources): Promise<string[]> {
  const scheme = /^(?:.*=)?fileb?:\/\//.exec(word)?.[0] ?? '';
  const path = word.slice(scheme.length);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const found = await sources.list(folder === '' ? '.' : folder);
  return found.map((name) => `${scheme}${folder}${name}${name.endsWith('/') ? '' : ' '}`);
}
