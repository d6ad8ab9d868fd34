/** `aws <service> <operation>`: options in, one or several calls, the output as asked for. */
import type { OperationModel } from '../api/model.ts';
import { optionName } from '../api/option-name.ts';
import { type ParsedWords, parseWords } from './argument-parser.ts';
import { type CommandContext, FileError } from './command.ts';
import { generalFailure, invalidParameters, parameterError, unknownOptions } from './failure.ts';
import type { GlobalOptions } from './global-options.ts';
import { operationHelp } from './help.ts';
import { callOperation, type OperationCall, type Output, preparedInput } from './operation-call.ts';
import { type OperationOptions, optionsOf, STREAMED_MEMBERS } from './operation-options.ts';
import { jsonOutput } from './output/json.ts';
import { formatOutput, formatPages, type OutputOptions } from './output/output.ts';
import { type PageLimits, readPages, wholeOutput } from './pagination.ts';
import { streamedFile, withFile } from './parameter-file.ts';
import { validateParameters } from './parameter-validation.ts';
import { parameterValue } from './parameters.ts';
import { JsonError, readPythonJson } from './python-json.ts';
import { pythonRepr, pythonType } from './python-text.ts';
import type { CliService } from './services.ts';
import { skeletonOf } from './skeleton.ts';
import { requireZip } from './zip-file.ts';

/** What goes to stdout. */
export async function runOperation(
  service: CliService,
  operation: OperationModel,
  globals: GlobalOptions,
  words: readonly string[],
  context: CommandContext,
): Promise<string> {
  const options = optionsOf(service, operation, words);
  const parsed = parseOptions(options, words);
  if (parsed === 'help') return operationHelp(service, operation, options);
  const { values } = parsed;
  const call: OperationCall = { service, operation, binaryFormat: globals.binaryFormat, profile: globals.profile };
  const paging = pagingOf(options, globals, values);
  const input = await inputOf(options, values, paging !== undefined, context);
  await addJsonInput(input, values, context);
  const shown: OutputOptions = { ...globals, operation: operation.name, columns: context.columns };
  const skeleton = values.get('--generate-cli-skeleton');
  if (skeleton === 'yaml-input') throw invalidParameters('yaml-input is not supported here; use input.');
  if (skeleton === 'output') {
    preparedInput(call, input);
    const sample = skeletonOf(operation.output, true) as Record<string, unknown>;
    if (operation.output) validateParameters(operation.output, sample);
    return formatOutput(sample, shown);
  }
  if (skeleton !== undefined) return jsonOutput(skeletonOf(operation.input, false));
  const { paginator, outfileMember } = options;
  const givesPageItself =
    paginator &&
    (paginator.inputTokens.some((token) => token in input) ||
      (paginator.limitKey !== undefined && paginator.limitKey in input));
  if (paginator && paging && !givesPageItself) {
    const pages = await readPages(paginator, input, paging, (page) => callOperation(call, page, context));
    if (globals.format !== 'text' && globals.format !== 'yaml-stream') return formatOutput(wholeOutput(pages), shown);
    // text also shows what a page does not have
    const inFull = (page: Output): Output =>
      globals.format === 'text'
        ? Object.fromEntries(paginator.resultKeys.map((key) => [key, page[key] ?? null]))
        : page;
    const next = pages.nextToken === undefined ? [] : [{ NextToken: { NextToken: pages.nextToken } }];
    return formatPages([...pages.pages.map(inFull), ...next], shown);
  }
  const output = await callOperation(call, input, context);
  if (outfileMember !== undefined) {
    const { [outfileMember]: payload, ...others } = output;
    await save(String(values.get('outfile')), payload, context);
    return formatOutput(others, shown);
  }
  return formatOutput(output, shown);
}

/** The input of a waiter's operation. */
export async function waiterInput(options: OperationOptions, values: ParsedWords['values'], context: CommandContext) {
  return inputOf(options, values, false, context);
}

/** The words, by option; throws for words that are none's. */
export function parseOptions(options: OperationOptions, words: readonly string[]): ParsedWords | 'help' {
  if (words.length === 1 && words[0] === 'help') return 'help';
  const parsed = parseWords(options.grammar, words);
  const help = parsed.values.get('help');
  if (help === 'help') return 'help';
  const rest = typeof help === 'string' ? [...parsed.rest, help] : parsed.rest;
  if (rest.length > 0) throw unknownOptions(rest);
  return parsed;
}

/** How the list is to be paged; undefined when it is one call, as asked or as there are no pages. */
function pagingOf(
  { paginator }: OperationOptions,
  { paginate }: GlobalOptions,
  values: ParsedWords['values'],
): PageLimits | undefined {
  if (!paginator) return undefined;
  const ownTokens = [...paginator.inputTokens, ...(paginator.limitKey === undefined ? [] : [paginator.limitKey])];
  const pagesItself = ownTokens
    .map((token) => `--${optionName(token)}`)
    .some((o) => o !== '--max-items' && values.has(o));
  if (paginate && !pagesItself)
    return {
      maxItems: numberOf(values.get('--max-items')),
      startingToken: textOf(values.get('--starting-token')),
      pageSize: numberOf(values.get('--page-size')),
    };
  const ownLimit = paginator.limitKey === 'MaxItems' ? [] : ['--max-items'];
  const meaningless = ['--starting-token', '--page-size', ...ownLimit].filter((option) => values.has(option));
  if (meaningless.length > 0)
    throw invalidParameters(`Cannot specify --no-paginate along with pagination arguments: ${meaningless.join(', ')}`);
  return undefined;
}

async function inputOf(
  { members, zipOwner }: OperationOptions,
  values: ParsedWords['values'],
  paged: boolean,
  context: CommandContext,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  const paging = new Set(paged ? ['--max-items', '--page-size', '--starting-token'] : []);
  for (const { option, member, shape, flag } of members) {
    const words = values.get(option);
    if (words === undefined || words === null || paging.has(option)) continue;
    if (words === true) {
      input[member] = flag;
      continue;
    }
    const [only, ...others] = [words].flat();
    const single = only !== undefined && others.length === 0;
    const loaded =
      single && STREAMED_MEMBERS.has(member)
        ? await streamedFile(option, only, context)
        : single
          ? await withFile(option, only, context)
          : words;
    const value = parameterValue(option, shape, loaded === only ? words : loaded);
    if (option === '--zip-file') requireZip(value);
    if (member === zipOwner && typeof value === 'object' && value !== null && 'ZipFile' in value)
      throw invalidParameters(
        `ZipFile cannot be provided as part of the ${option} argument.  Please use the '--zip-file' option instead to ` +
          'specify a zip file.',
      );
    input[member] = value;
  }
  const zip = zipOwner !== undefined ? values.get('--zip-file') : undefined;
  if (zipOwner !== undefined && typeof zip === 'string') {
    const ZipFile = await withFile('--zip-file', zip, context);
    requireZip(ZipFile);
    input[zipOwner] = { ...(input[zipOwner] as object | undefined), ZipFile };
  }
  return input;
}

/** What `--cli-input-json` gives and no option says differently. */
async function addJsonInput(
  input: Record<string, unknown>,
  values: ParsedWords['values'],
  context: CommandContext,
): Promise<void> {
  if (values.has('--cli-input-yaml'))
    throw invalidParameters('--cli-input-yaml is not supported here; use --cli-input-json.');
  const word = values.get('--cli-input-json');
  if (typeof word !== 'string') return;
  const text = await withFile('--cli-input-json', word, context);
  let given: unknown;
  try {
    given = readPythonJson(typeof text === 'string' ? text : new TextDecoder().decode(text));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw parameterError('cli-input-json', 'Invalid JSON received.');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw parameterError('--cli-input-json', `Invalid type: expecting map, received ${pythonType(given)}`);
  for (const [name, value] of Object.entries(given)) if (!(name in input)) input[name] = value;
}

async function save(path: string, payload: unknown, { files }: CommandContext): Promise<void> {
  const bytes = payload instanceof Uint8Array ? payload : new Uint8Array();
  try {
    await files.write(path, bytes);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw generalFailure(`[Errno ${error.errno}] ${error.message}: ${pythonRepr(path)}`);
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown) => (typeof value === 'string' ? Number(value) : undefined);
