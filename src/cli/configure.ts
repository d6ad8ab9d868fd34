/**
 * `aws configure list`: where credentials and region come from. The tab needs no credentials; the terminal sets ones that
 * look the part in its environment, as CloudShell does.
 * https://docs.aws.amazon.com/cli/latest/reference/configure/list.html
 */
import type { CommandContext } from './command.ts';
import { generalFailure, usageError } from './failure.ts';

type Row = [value: string, type: string, location: string];

const row = (name: string, [value, type, location]: Row) =>
  `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${location}\n`;

export function configure(words: readonly string[], { environment }: CommandContext): string {
  const [subcommand] = words;
  if (subcommand === undefined || subcommand === 'set' || subcommand === 'get')
    throw generalFailure(
      'Nothing is to be configured here: the terminal belongs to the account of this tab. `aws configure list` shows it.',
    );
  if (subcommand !== 'list')
    throw usageError(`argument subcommand: Invalid choice, valid choices are:\n\n${'list'.padEnd(40)}`);
  const fromEnvironment = (variable: string, shown = (value: string) => value): Row => {
    const value = environment[variable];
    return value === undefined ? ['<not set>', 'None', 'None'] : [shown(value), 'env', variable];
  };
  const masked = (value: string) => `${'*'.repeat(16)}${value.slice(-4)}`;
  const credential = (variable: string): Row => {
    const [value, type, location] = fromEnvironment(variable, masked);
    return [value, type, type === 'env' ? '' : location];
  };
  return (
    row('Name', ['Value', 'Type', 'Location']) +
    row('----', ['-----', '----', '--------']) +
    row('profile', fromEnvironment('AWS_PROFILE')) +
    row('access_key', credential('AWS_ACCESS_KEY_ID')) +
    row('secret_key', credential('AWS_SECRET_ACCESS_KEY')) +
    row(
      'region',
      environment.AWS_REGION === undefined ? fromEnvironment('AWS_DEFAULT_REGION') : fromEnvironment('AWS_REGION'),
    )
  );
}
