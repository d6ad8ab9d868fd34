/**
 * The build's files in the browser's cache. Each is kept under its address and the digest of its content, so that two
 * builds share what is the same in both and a page of one never gets a file of the other: what does not have the digest
 * (a newer build on the host, the sign-in page of a network) is not kept.
 */
import type { BuildFile, KeptFiles } from '../api/offline.ts';

const START_PAGE = 'index.html';
/** Where names tell the content. */
const ASSETS = 'assets/';

/** How many files are fetched at once, beside whatever the page does. */
const FETCHES_AT_ONCE = 3;

export interface FileStorePorts {
  files: readonly BuildFile[];
  /** Where the page is; everything of it is below. */
  baseUrl: string;
  caches: Pick<CacheStorage, 'open'>;
  fetch(request: Request | string, init?: RequestInit): Promise<Response>;
  /** Is told whenever it changes. */
  report(kept: KeptFiles): void;
}

export class FileStore {
  readonly #ports: FileStorePorts;
  readonly #byUrl: Map<string, BuildFile>;
  #work: Promise<void> | undefined;
  #problem: string | undefined;

  constructor(ports: FileStorePorts) {
    this.#ports = ports;
    this.#byUrl = new Map(ports.files.map((file) => [this.#urlOf(file), file]));
    const startPage = ports.files.find(({ path }) => path === START_PAGE);
    if (startPage) this.#byUrl.set(ports.baseUrl, startPage);
  }

  /**
   * What a page gets: the file as it was kept, with its headers; else what the host has, which is kept if it is the file.
   * `later` holds the worker until that is done. Without both a page says what is missing, and anything else fails to
   * load. Undefined for what is left to the network.
   */
  answer(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> | undefined {
    if (request.method !== 'GET') return undefined;
    const { origin, pathname } = new URL(request.url);
    const file = this.#byUrl.get(origin + pathname);
    if (file) return this.#answerWith(file, request, later);
    if ((origin + pathname).startsWith(this.#urlOf({ path: ASSETS }))) return this.#answerEarlierPage(request);
    return undefined;
  }

  async #answerWith(file: BuildFile, request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
    const kept = await this.#get(this.#keyOf(file));
    if (kept) return kept;
    try {
      const answer = await this.#ports.fetch(request);
      later(this.#put(file, answer.clone()).catch(() => false));
      return answer;
    } catch {
      return file.path === START_PAGE ? startPageMissing() : Response.error();
    }
  }

  /** A tab of an earlier build that has not reloaded yet: the names of its files tell their content. */
  async #answerEarlierPage(request: Request): Promise<Response> {
    return (await this.#get(request.url, { ignoreSearch: true })) ?? this.#ports.fetch(request);
  }

  /** Keeps the core; everything, if that was asked for once. Rejects with a sentence. */
  async keepWhatIsWanted(): Promise<void> {
    const wantsAll = await this.#wantsAll().catch(() => false);
    await this.#keep(this.#ports.files.filter(({ core }) => core || wantsAll));
  }

  /** Keeps everything, of this build and of later ones. Rejects with a sentence. */
  async keepAll(): Promise<void> {
    await this.#keep(this.#ports.files, async () => {
      await (await this.#cache()).put(this.#wantsAllKey(), new Response(''));
    });
  }

  /** Tells how much is kept; goes on with what was wanted and interrupted. Rejects with a sentence. */
  async resume(): Promise<void> {
    if (!this.#work && (await this.#wantsAll().catch(() => false))) await this.keepAll();
    else await this.#report();
  }

  /** Removes the files of earlier builds. */
  async dropOthers(): Promise<void> {
    const cache = await this.#cache();
    const ours = new Set([this.#wantsAllKey(), ...this.#ports.files.map((file) => this.#keyOf(file))]);
    for (const { url } of await cache.keys()) if (!ours.has(url)) await cache.delete(url);
  }

  /** One at a time: who comes while it runs gets its end first. */
  async #keep(files: readonly BuildFile[], first?: () => Promise<void>): Promise<void> {
    await this.#work?.catch(() => undefined);
    this.#problem = undefined;
    this.#work = this.#fetchMissing(files, first);
    try {
      await this.#work;
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      this.#work = undefined;
      await this.#report();
    }
  }

  async #fetchMissing(files: readonly BuildFile[], first?: () => Promise<void>): Promise<void> {
    const added: BuildFile[] = [];
    try {
      await first?.();
      const queue = await this.#missing(files);
      let missingBytes = sumOf(await this.#missing(this.#ports.files));
      const next = async () => {
        for (let file = queue.shift(); file; file = queue.shift()) {
          this.#tell(missingBytes);
          await this.#fetchAndPut(file);
          added.push(file);
          missingBytes -= file.bytes;
        }
      };
      const stop = () => queue.splice(0);
      await Promise.all(Array.from({ length: FETCHES_AT_ONCE }, next)).finally(stop);
    } catch (error) {
      if (!isOutOfRoom(error)) throw error;
      // the account needs the room more
      await this.#giveBack(added);
      throw new Error(
        'This browser has no room left for Coldspark’s files. Free some room on this device, then try again.',
      );
    }
  }

  async #giveBack(files: readonly BuildFile[]): Promise<void> {
    const cache = await this.#cache();
    await cache.delete(this.#wantsAllKey());
    for (const file of files) await cache.delete(this.#keyOf(file));
  }

  async #fetchAndPut(file: BuildFile): Promise<void> {
    // what a cache of the network has may be of an earlier build
    for (const cache of ['default', 'reload'] as const) {
      const answer = await this.#fetch(file, cache);
      if (!answer.ok)
        throw new Error(`${file.path} could not be kept: the host answered with status ${answer.status}.`);
      if (await this.#put(file, answer)) return;
    }
    throw new Error(
      `${file.path} could not be kept: the host sends another file than this version of Coldspark has. Reload the page.`,
    );
  }

  async #fetch(file: BuildFile, cache: RequestCache): Promise<Response> {
    try {
      return await this.#ports.fetch(this.#urlOf(file), { cache, priority: 'low' });
    } catch {
      throw new Error(`${file.path} could not be fetched: the host of this page is not reachable.`);
    }
  }

  async #missing(files: readonly BuildFile[]): Promise<BuildFile[]> {
    const kept = new Set((await (await this.#cache()).keys()).map(({ url }) => url));
    return files.filter((file) => !kept.has(this.#keyOf(file)));
  }

  async #report(): Promise<void> {
    const { files } = this.#ports;
    // a cache that the browser refuses keeps nothing
    this.#tell(sumOf(await this.#missing(files).catch(() => files)));
  }

  #tell(missingBytes: number): void {
    const totalBytes = sumOf(this.#ports.files);
    this.#ports.report({
      keptBytes: totalBytes - missingBytes,
      totalBytes,
      keeping: this.#work !== undefined,
      ...(this.#problem !== undefined && { problem: this.#problem }),
    });
  }

  /** As it was kept. A cache that the browser refuses has nothing. */
  async #get(key: string, options?: CacheQueryOptions): Promise<Response | undefined> {
    try {
      return await (await this.#cache()).match(key, options);
    } catch {
      return undefined;
    }
  }

  /** Keeps an answer of the host, if it is the file. Takes the body. Rejects with what the browser refused. */
  async #put(file: BuildFile, answer: Response): Promise<boolean> {
    const body = await answer.arrayBuffer();
    if (!answer.ok || (await digestOf(body)) !== file.digest) return false;
    const headers = new Headers(answer.headers);
    // there is one answer for everybody
    headers.delete('vary');
    // made anew: a page takes no answer that was redirected
    await (await this.#cache()).put(this.#keyOf(file), new Response(body, { headers }));
    return true;
  }

  async #wantsAll(): Promise<boolean> {
    return (await (await this.#cache()).match(this.#wantsAllKey())) !== undefined;
  }

  /** Named after the page's path: sibling projects may share the origin. */
  #cache(): Promise<Cache> {
    return this.#ports.caches.open(`coldspark-files ${new URL(this.#ports.baseUrl).pathname}`);
  }

  #urlOf({ path }: Pick<BuildFile, 'path'>): string {
    return new URL(path, this.#ports.baseUrl).href;
  }

  #keyOf(file: BuildFile): string {
    return `${this.#urlOf(file)}?${file.digest}`;
  }

  #wantsAllKey(): string {
    return `${this.#ports.baseUrl}?keep-all`;
  }
}

const sumOf = (files: readonly BuildFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

const startPageMissing = () =>
  new Response(
    '<!doctype html><meta charset="utf-8"><title>Coldspark</title><p>Coldspark cannot start: its start page is not kept in this browser, and the host of this page is not reachable. Connect to the network, or start its server, and reload this page. Your functions are still in this browser.',
    { status: 503, headers: { 'content-type': 'text/html' } },
  );

const isOutOfRoom = (error: unknown) => error instanceof Error && error.name === 'QuotaExceededError';

/** See BuildFile. */
export async function digestOf(content: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content), 0, 16);
  return btoa(String.fromCharCode(...hash)).replace(/[+/=]/g, (letter) => ({ '+': '-', '/': '_' })[letter] ?? '');
}
