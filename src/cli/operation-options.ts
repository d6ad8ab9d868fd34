/** The options of an operation: one for each member of its input, and those that the CLI adds itself. */
import type { OperationModel, Shape } from '../api/model.ts';
import { memberOptionName } from '../api/option-name.ts';
import type { Paginator } from '../api/service-definition.ts';
import type { Grammar, Option, Positional } from './argument-parser.ts';
import type { CliService } from './services.ts';

/** An option that becomes a member of the input. */
export interface MemberOption {
  option: string;
  member: string;
  shape: Shape;
  /** What the option's mere presence means, of a boolean. */
  flag?: boolean;
}

export interface OperationOptions {
  grammar: Grammar;
  members: readonly MemberOption[];
  paginator: Paginator | undefined;
  /** Member of the output that goes to a file, because it is bytes. */
  outfileMember: string | undefined;
  /** Member of the input around the ZipFile that `--zip-file` fills. */
  zipOwner: string | undefined;
}

const OUTFILE: Positional = { name: 'outfile', arity: 'one' };
const HELP: Positional = { name: 'help', arity: 'optional' };
const SKELETONS = ['input', 'output', 'yaml-input'];
const INPUT_OPTIONS: readonly Option[] = [
  { name: '--cli-input-json', arity: 'one' },
  { name: '--cli-input-yaml', arity: 'one' },
  { name: '--generate-cli-skeleton', arity: 'optional', choices: SKELETONS },
];

/** Members that are read from the file whose path is given, without any prefix. */
export const STREAMED_MEMBERS: ReadonlySet<string> = new Set(['InvokeArgs', 'Body']);

/** `--zip-file` stands in for a member of these structures. */
const ZIP_OWNERS: Readonly<Record<string, string>> = { CreateFunction: 'Code', PublishLayerVersion: 'Content' };

export function optionsOf(service: CliService, operation: OperationModel, words: readonly string[]): OperationOptions {
  const zipOwner = ZIP_OWNERS[operation.name];
  const paginator = service.paginators.get(operation.name);
  const payload = operation.output?.payload;
  const outfileMember = payload?.shape.type === 'blob' ? payload.name : undefined;
  const optional = waivesRequired(words, outfileMember !== undefined);
  const options = new Map<string, Option>();
  const members: MemberOption[] = [];
  for (const { name, shape, required } of operation.input?.members ?? []) {
    const option = `--${memberOptionName(service.command, operation.name, name)}`;
    const no = `--no-${option.slice(2)}`;
    if (shape.type === 'boolean') {
      options.set(option, { name: option, arity: 'flag' });
      options.set(no, { name: no, arity: 'flag' });
      members.push({ option, member: name, shape, flag: true }, { option: no, member: name, shape, flag: false });
      continue;
    }
    options.set(option, {
      name: option,
      arity: shape.type === 'list' ? 'any' : 'one',
      required: required && !optional && name !== zipOwner,
      ...(shape.type === 'long' && { number: 'int' as const }),
      ...(shape.type === 'double' && { number: 'float' as const }),
    });
    members.push({ option, member: name, shape });
  }
  if (zipOwner !== undefined) options.set('--zip-file', { name: '--zip-file', arity: 'one' });
  if (paginator) {
    options.set('--starting-token', { name: '--starting-token', arity: 'one' });
    if (paginator.limitKey !== undefined)
      options.set('--page-size', { name: '--page-size', arity: 'one', number: 'int' });
    options.set('--max-items', { name: '--max-items', arity: 'one', number: 'int' });
  }
  if (outfileMember === undefined) for (const option of INPUT_OPTIONS) options.set(option.name, option);
  return {
    grammar: {
      options: [...options.values()],
      positionals: outfileMember === undefined ? [HELP] : [OUTFILE, HELP],
    },
    members,
    paginator,
    outfileMember,
    zipOwner,
  };
}

/** Whether the whole input comes from elsewhere, so that no single option is required. */
function waivesRequired(words: readonly string[], hasOutfile: boolean): boolean {
  if (hasOutfile) return false;
  if (words.includes('--cli-input-json') || words.includes('--cli-input-yaml')) return true;
  const at = words.indexOf('--generate-cli-skeleton');
  return at >= 0 && words[at + 1] !== 'output';
}
