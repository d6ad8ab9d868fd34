/**
 * `help`: what there is and what it takes, from the model.
 * Differs from AWS: no descriptions, because the models are stored without AWS's documentation; the page's address
 * stands instead, and nothing goes through a pager.
 */
import type { OperationModel, Shape } from '../api/model.ts';
import { optionName } from '../api/option-name.ts';
import type { Waiter } from '../api/service-definition.ts';
import type { OperationOptions } from './operation-options.ts';
import { CLI_SERVICES, type CliService, operationsOf } from './services.ts';

const REFERENCE = 'https://docs.aws.amazon.com/cli/latest/reference';

const section = (title: string, lines: readonly string[]) =>
  `${title}\n${lines.map((line) => (line === '' ? '' : `       ${line}`)).join('\n')}\n\n`;

export const cliHelp = (): string =>
  section('NAME', ['aws -']) +
  section('SYNOPSIS', [
    'aws [options] <command> <subcommand> [parameters]',
    '',
    'aws <command> help',
    'aws <command> <subcommand> help',
  ]) +
  section('OPTIONS', [
    '--output json|text|table|yaml|yaml-stream',
    '--query <JMESPath expression>',
    '--no-paginate',
    '--cli-binary-format base64|raw-in-base64-out',
    '--region, --profile, --color, --debug, --version and others are taken as the AWS CLI takes them',
  ]) +
  section('AVAILABLE SERVICES', [...CLI_SERVICES.map((command) => `o ${command}`), 'o s3', 'o configure list']) +
  section('SEE ALSO', [`${REFERENCE}/`]);

/** Of the CLI's own commands over S3. */
export const s3Help = (subcommands: readonly string[]): string =>
  section('NAME', ['s3 - Files and objects']) +
  section('AVAILABLE COMMANDS', [
    'o ls [<S3Uri>] [--recursive] [--human-readable] [--summarize]',
    'o cp, mv <from> <to> [--recursive] [--exclude <pattern>] [--include <pattern>] [--dryrun]',
    'o rm <S3Uri> [--recursive]',
    'o sync <from> <to> [--delete] [--size-only]',
    'o mb, rb <S3Uri> [--force]',
    'o presign <S3Uri> [--expires-in <seconds>]',
  ]) +
  section(
    'SEE ALSO',
    subcommands.filter((name) => name !== 'website').map((name) => `${REFERENCE}/s3/${name}.html`),
  );

export const serviceHelp = (service: CliService, subcommands: readonly string[]): string =>
  section('NAME', [`${service.command} - ${service.title}`]) +
  section(
    'AVAILABLE COMMANDS',
    subcommands.map((name) => `o ${name}`),
  ) +
  section('SEE ALSO', [`${REFERENCE}/${service.command}/`]);

export function operationHelp(service: CliService, operation: OperationModel, options: OperationOptions): string {
  const name = optionName(operation.name);
  const shapes = new Map(options.members.map(({ option, shape }) => [option, shape]));
  const synopsis = options.grammar.options.map(({ name: option, arity, required }) => {
    const shown = arity === 'flag' ? option : `${option} <value>${arity === 'any' ? ' [<value>...]' : ''}`;
    return required ? shown : `[${shown}]`;
  });
  const described = options.grammar.options.flatMap(({ name: option }) => {
    const shape = shapes.get(option);
    if (!shape) return [];
    return [`${option} (${shape.type})${constraintsOf(shape)}`];
  });
  const outfile = options.outfileMember === undefined ? [] : ['<outfile>'];
  return (
    section('NAME', [`${name} -`]) +
    section('SYNOPSIS', [name, ...synopsis, ...outfile]) +
    section('OPTIONS', [
      ...described,
      ...(outfile.length > 0 ? ['outfile (string) Filename where the content will be saved'] : []),
    ]) +
    section('SEE ALSO', [`${REFERENCE}/${service.command}/${name}.html`])
  );
}

export const waitHelp = (service: CliService): string =>
  section('NAME', ['wait -']) +
  section(
    'AVAILABLE COMMANDS',
    [...service.waiters].flatMap(([name, waiter]) => [
      `o ${optionName(name)}`,
      `  Waits until ${hopeOf(waiter)}, asking every ${waiter.delaySeconds} s, at most ${waiter.maxAttempts} times.`,
    ]),
  ) +
  section('SEE ALSO', [`${REFERENCE}/${service.command}/wait/`]);

/** Of what a waiter asks, the answer that ends it well. */
function hopeOf({ operation, acceptors }: Waiter): string {
  const { argument, expected } = acceptors.find(({ state }) => state === 'success') ?? {};
  return argument === undefined
    ? `${optionName(operation)} succeeds`
    : `${argument} in the answer of ${optionName(operation)} is ${expected}`;
}

function constraintsOf({ enum: choices, min, max, type, members }: Shape): string {
  if (choices) return `: ${choices.join(' | ')}`;
  if (type === 'structure') return `: ${members.map((member) => member.name).join(', ')}`;
  if (min === undefined && max === undefined) return '';
  return `: ${type === 'string' ? 'length ' : ''}${min ?? ''} to ${max ?? ''}`;
}

/** Every word that can follow `aws <service>`. */
export const subcommandsOf = (service: CliService): string[] => [
  ...operationsOf(service).map(({ name }) => optionName(name)),
  ...(service.waiters.size > 0 ? ['wait'] : []),
  ...(service.command === 'logs' ? ['tail'] : []),
  'help',
];
