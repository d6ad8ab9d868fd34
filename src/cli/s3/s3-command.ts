/** `aws s3`: the CLI's own commands over S3's operations. https://docs.aws.amazon.com/cli/latest/reference/s3/ */
import { parseWords } from '../argument-parser.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { CommandFailure, generalFailure } from '../failure.ts';
import type { GlobalOptions } from '../global-options.ts';
import { s3Help } from '../help.ts';
import { cliService } from '../services.ts';
import { makeBucket, removeBucket } from './bucket-commands.ts';
import { list } from './listing.ts';
import { presign } from './presign.ts';
import { S3Client } from './s3-client.ts';
import { transfer } from './transfers.ts';

export const S3_SUBCOMMANDS = ['ls', 'website', 'cp', 'mv', 'rm', 'sync', 'mb', 'rb', 'presign'];

export async function s3Command(globals: GlobalOptions, context: CommandContext): Promise<CommandResult> {
  if (globals.rest.length === 0)
    throw new CommandFailure(252, 'usage: aws [options] s3 <subcommand> [parameters]\naws: error: too few arguments');
  if (globals.rest[0] === 'help') return { stdout: s3Help(S3_SUBCOMMANDS), stderr: '', exitCode: 0 };
  const positionals = [{ name: 'subcommand', arity: 'one' as const, choices: S3_SUBCOMMANDS }];
  const { values, rest } = parseWords({ options: [], positionals }, globals.rest);
  const service = await cliService('s3api');
  if (!service) throw new Error('There is no S3.');
  const client = new S3Client(service, context, globals.profile);
  const subcommand = String(values.get('subcommand'));
  switch (subcommand) {
    case 'ls':
      return list(rest, client);
    case 'cp':
    case 'mv':
    case 'rm':
    case 'sync':
      return transfer(subcommand, rest, client, context);
    case 'mb':
      return makeBucket(rest, client);
    case 'rb':
      return removeBucket(rest, client, context);
    case 'presign':
      return presign(rest, context, globals.endpoint);
    default:
      throw generalFailure('Buckets are no websites here.');
  }
}
