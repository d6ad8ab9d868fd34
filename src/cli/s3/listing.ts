/** `aws s3 ls`. https://docs.aws.amazon.com/cli/latest/reference/s3/ls.html */
import { type Grammar, parseWords } from '../argument-parser.ts';
import type { CommandResult } from '../command.ts';
import { unknownArguments } from '../failure.ts';
import type { S3Client } from './s3-client.ts';
import { nameOf, readS3Uri } from './s3-uri.ts';

const GRAMMAR: Grammar = {
  options: [
    { name: '--recursive', arity: 'flag' },
    { name: '--page-size', arity: 'one', number: 'int' },
    { name: '--human-readable', arity: 'flag' },
    { name: '--summarize', arity: 'flag' },
    { name: '--request-payer', arity: 'optional' },
  ],
  positionals: [{ name: 'paths', arity: 'optional' }],
};
const SIZE_WIDTH = 10;

export async function list(words: readonly string[], client: S3Client): Promise<CommandResult> {
  const { values, rest } = parseWords(GRAMMAR, words);
  if (rest.length > 0) throw unknownArguments(rest);
  const { bucket, key } = readS3Uri(String(values.get('paths') ?? ''));
  if (bucket === '') return { stdout: await bucketLines(client), stderr: '', exitCode: 0 };
  const isRecursive = values.has('--recursive');
  const sizeOf = values.has('--human-readable') ? humanSize : String;
  const lines: string[] = [];
  let objects = 0;
  let bytes = 0;
  const pageSize = values.get('--page-size');
  const input = {
    Bucket: bucket,
    Prefix: key,
    ...(!isRecursive && { Delimiter: '/' }),
    ...(typeof pageSize === 'string' && { MaxKeys: Number(pageSize) }),
  };
  await client.list(input, (found, folders) => {
    for (const folder of folders) lines.push(`${'PRE'.padStart(30)} ${nameOf(folder.slice(0, -1))}/`);
    for (const { key: name, sizeBytes, modifiedMs } of found) {
      lines.push(
        `${localTime(modifiedMs)} ${sizeOf(sizeBytes).padStart(SIZE_WIDTH)} ${isRecursive ? name : nameOf(name)}`,
      );
      objects++;
      bytes += sizeBytes;
    }
  });
  const isNothing = lines.length === 0 && key !== '';
  if (values.has('--summarize')) lines.push('', `Total Objects: ${objects}`, `   Total Size: ${sizeOf(bytes)}`);
  // a bucket without objects is there; a key that is none is not
  return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: '', exitCode: isNothing ? 1 : 0 };
}

async function bucketLines(client: S3Client): Promise<string> {
  const { Buckets = [] } = await client.call('ListBuckets', {});
  return Buckets.map(({ Name, CreationDate }) => `${localTime(Date.parse(String(CreationDate)))} ${Name}\n`).join('');
}

/** The terminal's time zone is UTC. */
const localTime = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

export function humanSize(bytes: number): string {
  if (bytes === 1) return '1 Byte';
  if (bytes < 1024) return `${bytes} Bytes`;
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), UNITS.length);
  return `${(bytes / 1024 ** power).toFixed(1)} ${UNITS[power - 1]}`;
}
