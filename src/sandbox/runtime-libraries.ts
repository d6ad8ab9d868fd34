/**
 * What a runtime brings besides its language: AWS's SDK, laid out where it lies on Lambda. It is loaded, and given to an
 * environment, when the function's code or layers name it, so no other function waits for it.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 *
 * Differs from AWS: code that makes up the name of the module at run time does not find it.
 */
import type { RuntimeFamily } from '../lambda/runtime-host.ts';
import type { FileMap } from './protocol.ts';
import { within } from './within.ts';

/** Which files ask for it, and how. */
const ASKING: Record<RuntimeFamily, { files: RegExp; name: RegExp }> = {
  python: { files: /\.py$/, name: /\bboto(3|core)\b/ },
  nodejs: { files: /\.[cm]?js$/, name: /@aws-sdk\/client-/ },
};

const LOADING: Record<RuntimeFamily, () => Promise<{ files: Readonly<Record<string, string>> }>> = {
  python: () => import('library:python'),
  nodejs: () => import('library:nodejs'),
};

/** Over a slow line. */
const LIMIT_MS = 60_000;

export class RuntimeLibraries {
  readonly #loaded = new Map<RuntimeFamily, Promise<FileMap>>();
  /** What was looked at. */
  readonly #asking: Readonly<Record<RuntimeFamily, WeakMap<FileMap, boolean>>> = {
    python: new WeakMap(),
    nodejs: new WeakMap(),
  };

  /** The library, if one of the packages names it. Rejects with a sentence. */
  async for(family: RuntimeFamily, packages: readonly FileMap[]): Promise<FileMap | undefined> {
    return packages.some((files) => this.#asks(family, files)) ? this.#load(family) : undefined;
  }

  #asks(family: RuntimeFamily, files: FileMap): boolean {
    const known = this.#asking[family].get(files);
    if (known !== undefined) return known;
    const asking = ASKING[family];
    const asks =
      asking !== undefined && [...files].some(([path, bytes]) => asking.files.test(path) && names(asking.name, bytes));
    this.#asking[family].set(files, asks);
    return asks;
  }

  #load(family: RuntimeFamily): Promise<FileMap> {
    const loaded = this.#loaded.get(family) ?? load(family);
    this.#loaded.set(family, loaded);
    // it is tried again the next time
    loaded.catch(() => this.#loaded.delete(family));
    return loaded;
  }
}

const names = (name: RegExp, bytes: Uint8Array) => name.test(new TextDecoder('latin1').decode(bytes));

function load(family: RuntimeFamily): Promise<FileMap> {
  const failed = (why: string) =>
    `AWS's SDK could not be loaded (${why}). Look at the connection to where this page comes from, and reload the page`;
  const loading = LOADING[family]().catch((error: unknown) => {
    throw new Error(failed(error instanceof Error ? error.message : String(error)));
  });
  const late = failed(`nothing came within ${LIMIT_MS / 1000} seconds`);
  return within(LIMIT_MS, loading, late).then(({ files }) => {
    const utf8 = new TextEncoder();
    return new Map(Object.entries(files).map(([path, text]) => [path, utf8.encode(text)]));
  });
}
