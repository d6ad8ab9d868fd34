/**
 * `aws s3 cp`, `mv`, `rm` and `sync`: files and objects, one after the other, each told of when it is done.
 * https://docs.aws.amazon.com/cli/latest/reference/s3/
 *
 * Differs from AWS: one at a time, and without the line that counts bytes meanwhile.
 */
import { parseWords } from '../argument-parser.ts';
import { type CommandContext, type CommandResult, FileError } from '../command.ts';
import { CommandFailure, generalFailure, invalidParameters, ServiceError, unknownArguments } from '../failure.ts';
import { parameterValue } from '../parameters.ts';
import { contentTypeOf } from './content-type.ts';
import { isIncluded, type PatternFilter } from './pattern-filter.ts';
import type { FoundObject, S3Client } from './s3-client.ts';
import { isS3Uri, nameOf, readS3Uri, writeS3Uri } from './s3-uri.ts';
import { grammarOf, patternsOf, settingsOf, type TransferCommand } from './transfer-options.ts';

/** The CLI's own: https://docs.aws.amazon.com/cli/latest/topic/s3-config.html */
const PART_BYTES = 8 * 1024 * 1024;
const STREAM = '-';

const USAGES: Readonly<Record<TransferCommand, string>> = {
  cp: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  mv: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  sync: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  rm: '<S3Uri>',
};

const usage = (command: TransferCommand) =>
  invalidParameters(`usage: aws s3 ${command} ${USAGES[command]}\nError: Invalid argument type`);

/** Where something is: an object, or a file as it is named. */
type Place = { kind: 's3'; bucket: string; key: string } | { kind: 'local'; path: string };

/** Something at the source or the destination, by what it is called below them. */
interface Entry {
  name: string;
  place: Place;
  sizeBytes: number;
  modifiedMs: number;
}

interface Job {
  verb: 'upload' | 'download' | 'copy' | 'move' | 'delete';
  from: Place;
  to: Place | undefined;
  sizeBytes: number;
  modifiedMs: number;
}

export async function transfer(
  command: TransferCommand,
  words: readonly string[],
  client: S3Client,
  context: CommandContext,
): Promise<CommandResult> {
  const { values, rest } = parseWords(grammarOf(command), words);
  if (rest.length > 0) throw unknownArguments(rest);
  const from = String(values.get('paths'));
  const to = command === 'rm' ? undefined : String(values.get('destination'));
  if (to === undefined ? !isS3Uri(from) : !isS3Uri(from) && !isS3Uri(to)) throw usage(command);
  const run = new Transfer(command, values, patternsOf(words), client, context);
  try {
    if (to === STREAM || from === STREAM) return await run.stream(from, to ?? '');
    for (const job of await run.jobs(from, to)) await run.perform(job);
  } catch (error) {
    // what lists or looks for the source ends it all
    if (!(error instanceof ServiceError)) throw error;
    run.fail(`fatal error: ${error.message}`);
  }
  return run.result;
}

class Transfer {
  readonly #command: TransferCommand;
  readonly #values: ReturnType<typeof parseWords>['values'];
  readonly #patterns: readonly PatternFilter[];
  readonly #client: S3Client;
  readonly #context: CommandContext;
  #stderr = '';
  #exitCode = 0;

  constructor(
    command: TransferCommand,
    values: ReturnType<typeof parseWords>['values'],
    patterns: readonly PatternFilter[],
    client: S3Client,
    context: CommandContext,
  ) {
    this.#command = command;
    this.#values = values;
    this.#patterns = patterns;
    this.#client = client;
    this.#context = context;
  }

  get result(): CommandResult {
    return { stdout: '', stderr: this.#stderr, exitCode: this.#exitCode };
  }

  fail(line: string): void {
    if (!this.#values.has('--quiet')) this.#stderr += `${line}\n`;
    this.#exitCode = 1;
  }

  /** From standard input, or to standard output. */
  async stream(from: string, to: string): Promise<CommandResult> {
    if (from === STREAM) {
      const { bucket, key } = readS3Uri(to);
      await this.#upload(await this.#context.input(), { kind: 's3', bucket, key });
      return this.result;
    }
    const { bucket, key } = readS3Uri(from);
    const { Body } = await this.#client.call('GetObject', { Bucket: bucket, Key: key });
    await this.#context.files.write('/dev/stdout', Body as Uint8Array);
    return this.result;
  }

  async jobs(from: string, to: string | undefined): Promise<Job[]> {
    const source = placeOf(from);
    const isMany = this.#values.has('--recursive') || this.#command === 'sync';
    await this.#requireLocal(source);
    if (!isMany) return [await this.#one(source, to)];
    const entries = (await this.#entries(source)).filter(({ name }) => isIncluded(this.#patterns, name));
    const target = to === undefined ? undefined : placeOf(to);
    if (this.#command === 'sync' && target) return this.#differences(entries, target);
    return entries.map((entry) => this.#jobOf(entry, target && below(target, entry.name)));
  }

  async #requireLocal(source: Place): Promise<void> {
    if (source.kind === 's3' || (await this.#context.files.kindOf(source.path))) return;
    throw generalFailure(`The user-provided path ${source.path} does not exist.`);
  }

  async #one(source: Place, to: string | undefined): Promise<Job> {
    if (to === undefined) return this.#jobOf({ name: '', place: source, sizeBytes: 0, modifiedMs: 0 }, undefined);
    const target = await this.#target(source, to);
    if (this.#command === 'mv' && isSame(source, target))
      throw invalidParameters(`Cannot mv a file onto itself: '${shown(source)}' - '${shown(target)}'`);
    const { sizeBytes, modifiedMs } = source.kind === 's3' ? await this.#head(source) : { sizeBytes: 0, modifiedMs: 0 };
    return this.#jobOf({ name: '', place: source, sizeBytes, modifiedMs }, target);
  }

  /** A folder takes the source's own name. */
  async #target(source: Place, to: string): Promise<Place> {
    const target = placeOf(to);
    const name = nameOf(source.kind === 's3' ? source.key : source.path);
    if (target.kind === 's3') return target.key === '' || target.key.endsWith('/') ? below(target, name) : target;
    const isFolder = to.endsWith('/') || (await this.#context.files.kindOf(target.path)) === 'folder';
    return isFolder ? below(target, name) : target;
  }

  async #head({ bucket, key }: Extract<Place, { kind: 's3' }>): Promise<{ sizeBytes: number; modifiedMs: number }> {
    try {
      const { ContentLength = 0, LastModified } = await this.#client.call('HeadObject', { Bucket: bucket, Key: key });
      return { sizeBytes: ContentLength, modifiedMs: Date.parse(String(LastModified)) };
    } catch (error) {
      if (error instanceof ServiceError && error.status === 404)
        throw new ServiceError(404, error.code, `Key "${key}" does not exist`, 'HeadObject', '');
      throw error;
    }
  }

  #jobOf({ place, sizeBytes, modifiedMs }: Entry, to: Place | undefined): Job {
    const verb =
      to === undefined
        ? 'delete'
        : this.#command === 'mv'
          ? 'move'
          : place.kind === 'local'
            ? 'upload'
            : to.kind === 'local'
              ? 'download'
              : 'copy';
    return { verb, from: place, to, sizeBytes, modifiedMs };
  }

  /** Everything below a place, in the order of names. */
  async #entries(place: Place): Promise<Entry[]> {
    if (place.kind === 'local') {
      const files = await this.#context.files.list(place.path);
      return files.map(({ path, ...file }) => ({ ...file, name: path, place: below(place, path) }));
    }
    const { bucket } = place;
    const prefix = place.key === '' || place.key.endsWith('/') ? place.key : `${place.key}/`;
    const objects = await this.#client.everyObject(bucket, this.#command === 'rm' ? place.key : prefix);
    const base = this.#command === 'rm' ? place.key.slice(0, place.key.lastIndexOf('/') + 1) : prefix;
    return objects
      .filter(({ key, sizeBytes }) => this.#command === 'rm' || !(key.endsWith('/') && sizeBytes === 0))
      .map((object: FoundObject) => ({
        ...object,
        name: object.key.slice(base.length),
        place: { kind: 's3' as const, bucket, key: object.key },
      }));
  }

  /** What makes the destination as the source is. */
  async #differences(entries: readonly Entry[], target: Place): Promise<Job[]> {
    const isThere = target.kind === 's3' || (await this.#context.files.kindOf(target.path)) === 'folder';
    const found = isThere ? await this.#entries(target) : [];
    const there = new Map(
      found.filter(({ name }) => isIncluded(this.#patterns, name)).map((each) => [each.name, each]),
    );
    const here = new Set(entries.map(({ name }) => name));
    const wanted = entries
      .map((entry) => ({ name: entry.name, job: this.#jobOf(entry, below(target, entry.name)), entry }))
      .filter(({ name, job, entry }) => !this.#isCurrent(job, entry, there.get(name)));
    const surplus = this.#values.has('--delete') ? [...there.values()].filter(({ name }) => !here.has(name)) : [];
    const deletions = surplus.map((entry) => ({ name: entry.name, job: this.#jobOf(entry, undefined) }));
    return [...wanted, ...deletions].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ job }) => job);
  }

  /** https://docs.aws.amazon.com/cli/latest/reference/s3/sync.html: of the same size, and not younger. */
  #isCurrent({ verb }: Job, source: Entry, destination: Entry | undefined): boolean {
    if (!destination || source.sizeBytes !== destination.sizeBytes) return false;
    if (this.#values.has('--size-only')) return true;
    // to the second, as S3 tells it
    const [from, to] = [source, destination].map(({ modifiedMs }) => Math.floor(modifiedMs / 1000)) as [number, number];
    if (verb !== 'download') return to >= from;
    return this.#values.has('--exact-timestamps') ? to === from : to <= from;
  }

  async perform(job: Job): Promise<void> {
    const { verb, from, to } = job;
    const what = `${shown(from)}${to ? ` to ${shown(to)}` : ''}`;
    if (this.#values.has('--dryrun')) {
      this.#tell(`(dryrun) ${verb}: ${what}`);
      return;
    }
    try {
      await this.#carryOut(job);
      this.#tell(`${verb}: ${what}`);
    } catch (error) {
      if (error instanceof FileError) this.fail(`${verb} failed: ${what} [Errno ${error.errno}] ${error.message}`);
      else if (error instanceof CommandFailure) this.fail(`${verb} failed: ${what} ${error.message}`);
      else throw error;
    }
  }

  #tell(line: string): void {
    if (!this.#values.has('--quiet') && !this.#values.has('--only-show-errors')) this.#context.print(`${line}\n`);
  }

  async #carryOut({ from, to, sizeBytes, modifiedMs }: Job): Promise<void> {
    const { files } = this.#context;
    if (to?.kind === 's3' && from.kind === 'local') await this.#upload(await files.read(from.path), to, from.path);
    else if (to?.kind === 's3' && from.kind === 's3') await this.#copy(from, to);
    else if (to?.kind === 'local' && from.kind === 's3') await this.#download(from, to.path, sizeBytes, modifiedMs);
    if (to && this.#command !== 'mv') return;
    if (from.kind === 's3') await this.#client.call('DeleteObject', { Bucket: from.bucket, Key: from.key });
    else await files.remove(from.path);
  }

  async #upload(
    bytes: Uint8Array,
    { bucket: Bucket, key: Key }: Extract<Place, { kind: 's3' }>,
    path = '',
  ): Promise<void> {
    const guessed = this.#values.has('--no-guess-mime-type') ? undefined : contentTypeOf(path);
    const settings = { Bucket, Key, ...(guessed !== undefined && { ContentType: guessed }), ...this.#settings() };
    if (bytes.length <= PART_BYTES) {
      await this.#client.call('PutObject', { ...settings, Body: bytes });
      return;
    }
    const { UploadId = '' } = await this.#client.call('CreateMultipartUpload', settings);
    const upload = { Bucket, Key, UploadId };
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for (let at = 0; at < bytes.length; at += PART_BYTES) {
      const PartNumber = Parts.length + 1;
      const Body = bytes.slice(at, at + PART_BYTES);
      Parts.push({ PartNumber, ETag: (await this.#client.call('UploadPart', { ...upload, PartNumber, Body })).ETag });
    }
    await this.#client.call('CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts } });
  }

  async #copy(from: Extract<Place, { kind: 's3' }>, to: Extract<Place, { kind: 's3' }>): Promise<void> {
    const settings = this.#settings();
    const replaces = ['ContentType', 'Metadata', 'CacheControl'].some((member) => member in settings);
    await this.#client.call('CopyObject', {
      Bucket: to.bucket,
      Key: to.key,
      CopySource: encodeURIComponent(`${from.bucket}/${from.key}`).replaceAll('%2F', '/'),
      ...(replaces && { MetadataDirective: 'REPLACE' as const }),
      ...settings,
    });
  }

  async #download(
    { bucket: Bucket, key: Key }: Extract<Place, { kind: 's3' }>,
    path: string,
    sizeBytes: number,
    modifiedMs: number,
  ): Promise<void> {
    const bytes = new Uint8Array(sizeBytes);
    for (let at = 0; at === 0 || at < sizeBytes; at += PART_BYTES) {
      const range = sizeBytes > PART_BYTES ? { Range: `bytes=${at}-${at + PART_BYTES - 1}` } : {};
      const { Body } = await this.#client.call('GetObject', { Bucket, Key, ...range });
      bytes.set(Body as Uint8Array, at);
    }
    const { files } = this.#context;
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (folder !== '') await files.makeFolder(folder);
    await files.write(path, bytes, modifiedMs);
  }

  #settings(): Record<string, unknown> {
    const metadata = this.#values.get('--metadata');
    const shape = { type: 'map' } as never;
    return {
      ...settingsOf(this.#values),
      ...(typeof metadata === 'string' && { Metadata: parameterValue('--metadata', shape, metadata) }),
    };
  }
}

const placeOf = (path: string): Place => (isS3Uri(path) ? { kind: 's3', ...readS3Uri(path) } : { kind: 'local', path });

function below(place: Place, name: string): Place {
  const joined = (folder: string) => (folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`);
  return place.kind === 's3' ? { ...place, key: joined(place.key) } : { kind: 'local', path: joined(place.path) };
}

const isSame = (a: Place, b: Place) => a.kind === 's3' && b.kind === 's3' && a.bucket === b.bucket && a.key === b.key;

/** A file as it is seen from here: beside, below or elsewhere. */
function shown(place: Place): string {
  if (place.kind === 's3') return writeS3Uri(place);
  const path = place.path.replace(/^(\.\/)+/, '').replaceAll('/./', '/');
  return path.includes('/') ? path : `./${path}`;
}
