/** S3's operations as the S3 commands call them: page after page, and with what a refusal is worth to a transfer. */
import type { S3Operations } from '../../api/models/s3-types.ts';
import type { CommandContext } from '../command.ts';
import { type BinaryFormat, callOperation } from '../operation-call.ts';
import type { CliService } from '../services.ts';

export interface FoundObject {
  key: string;
  sizeBytes: number;
  modifiedMs: number;
}

export class S3Client {
  readonly #service: CliService;
  readonly #context: CommandContext;
  readonly #profile: string | undefined;

  constructor(service: CliService, context: CommandContext, profile: string | undefined) {
    this.#service = service;
    this.#context = context;
    this.#profile = profile;
  }

  /** Throws a ServiceError when S3 refuses. */
  async call<O extends keyof S3Operations & string>(
    name: O,
    input: S3Operations[O]['input'],
  ): Promise<S3Operations[O]['output']> {
    const operation = this.#service.model.operations.get(name);
    if (!operation) throw new Error(`The model has no operation ${name}.`);
    const binaryFormat: BinaryFormat = 'raw-in-base64-out';
    const call = { service: this.#service, operation, binaryFormat, profile: this.#profile };
    return (await callOperation(call, input as Record<string, unknown>, this.#context)) as S3Operations[O]['output'];
  }

  /** In the order of their keys. `visit` is told of folders too, where keys are parted. */
  async list(
    input: Omit<S3Operations['ListObjectsV2']['input'], 'ContinuationToken'>,
    visit: (objects: FoundObject[], folders: string[]) => void,
  ): Promise<void> {
    let token: string | undefined;
    do {
      const more = token === undefined ? {} : { ContinuationToken: token };
      const page = await this.call('ListObjectsV2', { ...input, ...more });
      visit(
        (page.Contents ?? []).map(({ Key = '', Size = 0, LastModified }) => ({
          key: Key,
          sizeBytes: Size,
          modifiedMs: Date.parse(String(LastModified)),
        })),
        (page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix),
      );
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  async everyObject(bucket: string, prefix: string): Promise<FoundObject[]> {
    const found: FoundObject[] = [];
    await this.list({ Bucket: bucket, Prefix: prefix }, (objects) => void found.push(...objects));
    return found;
  }
}
