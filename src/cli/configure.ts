/**
 * `aws configure`: where credentials and region come from. The tab needs no credentials; the terminal sets ones that
 * look the part in its environment, as CloudShell does, and there is no configuration file.
 * https://docs.aws.amazon.com/cli/latest/reference/configure/
 */
import { parseWords } from './argument-parser.ts';
import type { CommandContext } from './command.ts';
import { CommandFailure, generalFailure, profileNotFound, unknownArguments } from './failure.ts';

type Row = [value: string, type: string, location: string];

const row = (name: string, [value, type, location]: Row) =>
  `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${location}\n`;

const SUBCOMMANDS = [
  'list',
  'get',
  'set',
  'add-model',
  'import',
  'list-profiles',
  'sso',
  'sso-session',
  'export-credentials',
  'wizard',
];

export function configure(words: readonly string[], context: CommandContext, profile: string | undefined): string {
  const [subcommand, ...rest] = words;
  switch (subcommand) {
    case 'list':
      requireNone(rest);
      return list(context.environment, profile);
    case 'list-profiles':
      requireNone(rest);
      return '';
    case 'get': {
      const parsed = parseWords({ options: [], positionals: [{ name: 'varname', arity: 'one' }] }, rest);
      requireNone(parsed.rest);
      if (profile !== undefined) throw profileNotFound(profile);
      // no file says it; what the environment says, `configure get` does not look at
      throw new CommandFailure(1, '');
    }
  }
  if (subcommand !== undefined)
    parseWords({ options: [], positionals: [{ name: 'subcommand', arity: 'one', choices: SUBCOMMANDS }] }, words);
  throw generalFailure(
    'Nothing is to be configured here: the terminal belongs to the account of this tab. `aws configure list` shows it.',
  );
}

function requireNone(words: readonly string[]): void {
  if (words.length > 0) throw unknownArguments(words);
}

function list(environment: CommandContext['environment'], profile: string | undefined): string {
  if (profile !== undefined) throw profileNotFound(profile);
  const fromEnvironment = (...variables: readonly string[]): string | undefined =>
    variables.map((variable) => environment[variable]).find((value) => value !== undefined);
  const unset: Row = ['<not set>', 'None', 'None'];
  const credential = (variable: string): Row => {
    const value = fromEnvironment(variable);
    return value === undefined ? unset : [`${'*'.repeat(16)}${value.slice(-4)}`, 'env', ''];
  };
  const region = fromEnvironment('AWS_REGION', 'AWS_DEFAULT_REGION');
  return (
    row('Name', ['Value', 'Type', 'Location']) +
    row('----', ['-----', '----', '--------']) +
    row('profile', unset) +
    row('access_key', credential('AWS_ACCESS_KEY_ID')) +
    row('secret_key', credential('AWS_SECRET_ACCESS_KEY')) +
    row('region', region === undefined ? unset : [region, 'env', "['AWS_REGION', 'AWS_DEFAULT_REGION']"])
  );
}
