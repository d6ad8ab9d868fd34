/** `aws s3 mb` and `rb`. https://docs.aws.amazon.com/cli/latest/reference/s3/mb.html */
import { parseWords } from '../argument-parser.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { invalidParameters, ServiceError, unknownArguments } from '../failure.ts';
import type { S3Client } from './s3-client.ts';
import { isS3Uri, readS3Uri } from './s3-uri.ts';
import { transfer } from './transfers.ts';

const INVALID_PATH = '<S3Uri>\nError: Invalid argument type';

export async function makeBucket(words: readonly string[], client: S3Client): Promise<CommandResult> {
  const path = pathOf(words, []);
  const { bucket } = readS3Uri(path.text);
  return attempt('make_bucket', path.text, bucket, () => client.call('CreateBucket', { Bucket: bucket }));
}

export async function removeBucket(
  words: readonly string[],
  client: S3Client,
  context: CommandContext,
): Promise<CommandResult> {
  const path = pathOf(words, ['--force']);
  const { bucket, key } = readS3Uri(path.text);
  if (key !== '') throw invalidParameters(`Please specify a valid bucket name only. E.g. s3://${bucket}`);
  if (path.flags.includes('--force')) {
    const emptied = await transfer('rm', [path.text, '--recursive'], client, context);
    if (emptied.exitCode !== 0)
      return {
        ...emptied,
        stderr: `${emptied.stderr}\nremove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted.\n`,
        exitCode: 255,
      };
  }
  return attempt('remove_bucket', path.text, bucket, () => client.call('DeleteBucket', { Bucket: bucket }));
}

function pathOf(words: readonly string[], flags: readonly string[]): { text: string; flags: string[] } {
  const options = flags.map((name) => ({ name, arity: 'flag' as const }));
  const { values, rest } = parseWords({ options, positionals: [{ name: 'path', arity: 'one' }] }, words);
  if (rest.length > 0) throw unknownArguments(rest);
  const text = String(values.get('path'));
  if (!isS3Uri(text)) throw invalidParameters(INVALID_PATH);
  return { text, flags: flags.filter((flag) => values.has(flag)) };
}

async function attempt(
  what: string,
  path: string,
  bucket: string,
  act: () => Promise<unknown>,
): Promise<CommandResult> {
  try {
    await act();
    return { stdout: `${what}: ${bucket}\n`, stderr: '', exitCode: 0 };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { stdout: '', stderr: `${what} failed: ${path} ${error.message}\n`, exitCode: 1 };
  }
}
