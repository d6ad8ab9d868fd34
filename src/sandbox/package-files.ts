/**
 * Deployment packages and layers as file maps, unzipped once and kept while they are in use: starting a hundred
 * environments of one version reads its package once.
 */
import { unzipSync } from 'fflate';
import type { FileMap } from './protocol.ts';

const CACHED_PACKAGES = 16;

export class PackageFiles {
  readonly #read: (sha256: string) => Promise<Uint8Array>;
  /** In order of use, the latest last. */
  readonly #cache = new Map<string, Promise<FileMap>>();

  constructor(read: (sha256: string) => Promise<Uint8Array>) {
    this.#read = read;
  }

  get(sha256: string): Promise<FileMap> {
    const files = this.#cache.get(sha256) ?? this.#load(sha256);
    this.#cache.delete(sha256);
    this.#cache.set(sha256, files);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= CACHED_PACKAGES) break;
      this.#cache.delete(oldest);
    }
    return files;
  }

  #load(sha256: string): Promise<FileMap> {
    const files = this.#read(sha256).then(unzipFiles);
    // a failed read is tried again the next time
    files.catch(() => this.#cache.delete(sha256));
    return files;
  }
}

/** The files of a zip by path; folders, and paths that would lead out of their root, are left out. */
export function unzipFiles(zip: Uint8Array): FileMap {
  // fflate's asynchronous form starts blob: workers, which the page's policy forbids
  return new Map(Object.entries(unzipSync(zip)).filter(([path]) => isFilePath(path)));
}

function isFilePath(path: string): boolean {
  return !path.endsWith('/') && !path.startsWith('/') && !path.split('/').includes('..');
}
