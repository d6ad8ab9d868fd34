/** `aws s3 presign`. https://docs.aws.amazon.com/cli/latest/reference/s3/presign.html */
import { presignedUrl } from '../../api/presign.ts';
import { parseWords } from '../argument-parser.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { invalidParameters, unknownArguments } from '../failure.ts';
import { readS3Uri } from './s3-uri.ts';

const AN_HOUR_S = '3600';

export function presign(
  words: readonly string[],
  { environment, now, bucketUrl }: CommandContext,
  endpoint: string | undefined,
): CommandResult {
  const options = [{ name: '--expires-in', arity: 'one' as const, number: 'int' as const }];
  const { values, rest } = parseWords({ options, positionals: [{ name: 'path', arity: 'one' }] }, words);
  if (rest.length > 0) throw unknownArguments(rest);
  const { bucket, key } = readS3Uri(String(values.get('path')));
  if (key === '')
    throw invalidParameters(
      'Parameter validation failed:\nInvalid length for parameter Key, value: 0, valid min length: 1',
    );
  const url = presignedUrl({
    method: 'GET',
    // with an endpoint of one's own the bucket stands in the path
    baseUrl: endpoint === undefined ? bucketUrl(bucket) : `${endpoint.replace(/\/$/, '')}/${bucket}`,
    key,
    expiresInSeconds: Number(values.get('--expires-in') ?? AN_HOUR_S),
    nowMs: now(),
    region: environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? 'us-east-1',
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? 'coldspark',
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? 'coldspark',
  });
  return { stdout: `${url}\n`, stderr: '', exitCode: 0 };
}
