/**
 * The options that every command takes. https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html
 */
import { type Grammar, type ParsedWords, parseWords } from './argument-parser.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import type { CommandContext } from './command.ts';
import { invalidParameters } from './failure.ts';
import type { BinaryFormat } from './operation-call.ts';
import { OUTPUT_FORMATS, type OutputFormat } from './output/output.ts';
import { type Query, queryOf } from './query.ts';

const GRAMMAR: Grammar = {
  options: [
    { name: '--debug', arity: 'flag' },
    { name: '--endpoint-url', arity: 'one' },
    { name: '--no-verify-ssl', arity: 'flag' },
    { name: '--no-paginate', arity: 'flag' },
    { name: '--output', arity: 'one', choices: OUTPUT_FORMATS },
    { name: '--query', arity: 'one' },
    { name: '--profile', arity: 'one' },
    { name: '--region', arity: 'one' },
    { name: '--version', arity: 'flag' },
    { name: '--color', arity: 'one', choices: ['on', 'off', 'auto'] },
    { name: '--no-sign-request', arity: 'flag' },
    { name: '--ca-bundle', arity: 'one' },
    { name: '--cli-read-timeout', arity: 'one' },
    { name: '--cli-connect-timeout', arity: 'one' },
    { name: '--cli-binary-format', arity: 'one', choices: ['base64', 'raw-in-base64-out'] },
    { name: '--no-cli-pager', arity: 'flag' },
    { name: '--cli-auto-prompt', arity: 'flag' },
    { name: '--no-cli-auto-prompt', arity: 'flag' },
  ],
  positionals: [{ name: 'command', arity: 'one', choices: CLI_COMMANDS }],
};

export interface GlobalOptions {
  command: string;
  /** What follows the command. */
  rest: readonly string[];
  format: OutputFormat;
  query: Query | undefined;
  paginate: boolean;
  binaryFormat: BinaryFormat;
  profile: string | undefined;
  endpoint: string | undefined;
}

export const GLOBAL_OPTION_NAMES = GRAMMAR.options.map(({ name }) => name);

/** Throws a usage error. */
export function globalOptions(words: readonly string[], { environment }: CommandContext): GlobalOptions {
  const { values, rest } = parseWords(GRAMMAR, words);
  const query = values.get('--query');
  const profile = values.get('--profile') ?? environment.AWS_PROFILE;
  const endpoint = values.get('--endpoint-url');
  const compiled = typeof query === 'string' ? queryOf(query) : undefined;
  if (typeof endpoint === 'string' && !/^[a-z][a-z\d+.-]*:/i.test(endpoint))
    throw invalidParameters(
      `Bad value for --endpoint-url "${endpoint}": scheme is missing.  Must be of the form http://<hostname>/ or ` +
        'https://<hostname>/',
    );
  return {
    command: String(values.get('command')),
    rest,
    format: formatOf(values, environment.AWS_DEFAULT_OUTPUT),
    query: compiled,
    paginate: !values.has('--no-paginate'),
    binaryFormat: values.get('--cli-binary-format') === 'raw-in-base64-out' ? 'raw-in-base64-out' : 'base64',
    profile: typeof profile === 'string' && profile !== '' ? profile : undefined,
    endpoint: typeof endpoint === 'string' ? endpoint : undefined,
  };
}

function formatOf(values: ParsedWords['values'], fallback: string | undefined): OutputFormat {
  const wanted = values.get('--output') ?? fallback ?? 'json';
  const format = OUTPUT_FORMATS.find((each) => each === wanted);
  if (!format) throw invalidParameters(`Unknown output type: ${String(wanted)}`);
  return format;
}
