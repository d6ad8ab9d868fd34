/**
 * Coldspark without a network: what the page and its service worker (offline/) say to each other, and what of it the
 * console shows. The worker keeps the files of its build in the browser: the core when it is installed, everything when
 * it is asked to.
 */

/** A file of the build. */
export interface BuildFile {
  /** Below the page's base. */
  path: string;
  /** Of its content: the first 128 bits of SHA-256, in base64url. */
  digest: string;
  bytes: number;
  /** What the first screen needs. */
  core: boolean;
}

export type FromPage =
  /** How much is kept? */
  | { type: 'report' }
  /** Everything is to be kept, from now on also of later builds. */
  | { type: 'keep-all' }
  /** The person wants the new version: this worker, which waits, serves the pages from now on. */
  | { type: 'take-over' };

/** Goes to every page of the worker's scope. */
export interface KeptFiles {
  keptBytes: number;
  totalBytes: number;
  /** Files are being fetched now. */
  keeping: boolean;
  /** Why the last attempt to keep more has failed, and what to do. */
  problem?: string;
}

export interface OfflineState {
  /** `undefined` until the worker was heard. */
  files?: KeptFiles;
  /** Why this browser keeps no files at all. */
  unavailable?: string;
  /** `waiting`: a new version can be taken. `taken`: another tab took it, and this page is of the version before. */
  update: 'none' | 'waiting' | 'taken';
}

/** The page's end. Nothing rejects because the browser or the host refuses: the state says so. */
export interface Offline {
  readonly state: OfflineState;
  onState(listener: (state: OfflineState) => void): () => void;
  /** Keeps every file of the build. */
  keepAll(): void;
  /** The waiting version takes the place of this one, if it has not yet: `update` is `taken` then, in every tab. */
  takeUpdate(): void;
  /** Whether the host of the page answers now. */
  reachesHost(): Promise<boolean>;
  /** The next load comes from the host, whatever it has; then its files are kept. */
  letGo(): Promise<void>;
}

export const isReadyOffline = ({ files }: OfflineState): boolean =>
  files !== undefined && files.keptBytes === files.totalBytes;
