/**
 * Reads requests that may carry a deployment package, in a thread of its own: 50 MB of base64 and 250 MB unzipped must
 * not hold up the engine. A request comes in; a call goes out, its packages stored and named by their hashes. Backups,
 * which are made of packages, are written and read here too.
 */
import { version as appVersion } from '../../package.json';
import { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Call } from '../kernel/service.ts';
import { readAccountFile, writeAccountFile } from './account-file.ts';
import { BlobStore } from './blob-store.ts';
import { RegionDatabase } from './database.ts';
import { FETCHED_LIMITS, ingestCall } from './ingest.ts';
import type { Opening } from './port-messages.ts';
import { regionName } from './region-names.ts';
import { isCall, RequestReader } from './request-reader.ts';
import { outcomeUnknownException, refusal, serviceNotLoaded, storageFullException } from './service-failure.ts';
import { ServiceLoader } from './services-around-lambda.ts';
import { StorageFullError } from './storage.ts';
import { readAccount } from './stored-account.ts';

/** A request to read, or a call whose packages were fetched. */
export type IngestOrder = { id: number } & ({ request: HttpRequest; caller: Caller } | { call: Call });
export interface IngestReport {
  id: number;
  result: Call | HttpResponse;
}

class Ingest {
  readonly #baseUrl: string;
  readonly #services = new ServiceLoader();
  readonly #reader = new RequestReader(this.#services.loaded);
  readonly #database: RegionDatabase;
  readonly #packages: BlobStore;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
    this.#database = new RegionDatabase(regionName(baseUrl));
    this.#packages = new BlobStore(this.#database);
  }

  async read(order: IngestOrder): Promise<Call | HttpResponse> {
    const { service } = 'call' in order ? order.call : order.request;
    try {
      await this.#services.missing(service);
    } catch (error) {
      console.error(error);
      return serviceNotLoaded(service);
    }
    return this.#read(order);
  }

  async #read(order: IngestOrder): Promise<Call | HttpResponse> {
    if ('call' in order) {
      const { call } = order;
      return this.#orRefusal(call, () => ingestCall(call, this.#reader.traits(call), this.#packages, FETCHED_LIMITS));
    }
    const { request, caller } = order;
    const parsed = this.#reader.parse(request, caller);
    if (!isCall(parsed)) return parsed;
    return this.#orRefusal(parsed, async () => {
      if (parsed.service !== 'coldspark') return ingestCall(parsed, this.#reader.traits(parsed), this.#packages);
      return parsed.operation === 'GetBackup' ? this.#writeBackup() : this.#readBackup(request.body, parsed);
    });
  }

  async #orRefusal(call: Call, read: () => Promise<Call | HttpResponse>): Promise<Call | HttpResponse> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof ServiceException) return refusal(error);
      if (error instanceof StorageFullError) return this.#reader.refuse(call, storageFullException());
      console.error(error);
      return this.#reader.refuse(call, outcomeUnknownException());
    }
  }

  async #writeBackup(): Promise<HttpResponse> {
    const body = writeAccountFile(await readAccount(this.#database), { appVersion, now: new Date() });
    return { status: 200, headers: { 'content-type': 'application/zip' }, body };
  }

  /** The records travel with the call; the packages are stored before it, for nobody may name what is not there. */
  async #readBackup(file: Uint8Array, call: Call): Promise<Call> {
    // a whole region, for which a function's code does not wait
    const { tryAccount } = await import('./trial-account.ts');
    const { records, packages } = await readAccountFile(file, appVersion, (found) =>
      tryAccount(found, this.#baseUrl, Date.now()),
    );
    await this.#packages.putAll(packages);
    return { ...call, input: { records } };
  }
}

addEventListener(
  'message',
  ({ data, ports: [port] }: MessageEvent<Opening>) => {
    if (!port) return;
    const ingest = new Ingest(data.baseUrl);
    port.onmessage = async ({ data }: MessageEvent<IngestOrder>) => {
      const result = await ingest.read(data);
      port.postMessage({ id: data.id, result } satisfies IngestReport);
    };
  },
  { once: true },
);
