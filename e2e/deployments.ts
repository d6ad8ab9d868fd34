/** A static host on which one build follows another, and what makes a second build of the first. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeServiceWorker } from '../scripts/service-worker.ts';
import { type RunningServer, SUB_PATH, serveStatic } from './sandbox-harness/servers.ts';

/** The hash in the name of a script or a style sheet. */
const HASH = /-[\w-]{8}(?=\.(?:js|css)\b)/g;
const LATER = 'later';

/** `dist` without Python, whose bytes take most of the time. */
export async function buildWithoutPython(folder: string): Promise<void> {
  cpSync('dist', folder, { recursive: true, filter: (path) => !/pyodide|python-snapshot/.test(path) });
  await writeServiceWorker(folder);
}

/** As if everything had changed: no script or style sheet has the name that it has in the earlier build. */
async function laterBuild(earlier: string, folder: string): Promise<void> {
  cpSync(earlier, folder, { recursive: true });
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(js|css|html|json)$/.test(name)) continue;
    const path = join(parentPath, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(HASH, `-${LATER}$&`));
    renameSync(path, join(parentPath, name.replace(HASH, `-${LATER}$&`)));
  }
  await writeServiceWorker(folder);
}

/** Whether a page is of the later build. */
export const isLater = (html: string) => html.includes(`-${LATER}-`);

/** Two builds, of which nothing but the pages' addresses is the same. */
export class Builds {
  readonly #folder = mkdtempSync(join(tmpdir(), 'coldspark-builds-'));
  readonly earlier = join(this.#folder, 'earlier');
  readonly later = join(this.#folder, LATER);

  static async make(): Promise<Builds> {
    const builds = new Builds();
    await buildWithoutPython(builds.earlier);
    await laterBuild(builds.earlier, builds.later);
    return builds;
  }

  /** A folder in which a host's files can lie beside them. */
  newFolder(): string {
    return mkdtempSync(join(this.#folder, 'host-'));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export class Deployments {
  readonly #builds: Builds;
  readonly #site: string;
  readonly #server: RunningServer;

  private constructor(builds: Builds, site: string, server: RunningServer) {
    this.#builds = builds;
    this.#site = site;
    this.#server = server;
  }

  /** Has the earlier build, and the later one in store. */
  static async begin(builds: Builds): Promise<Deployments> {
    const site = join(builds.newFolder(), 'site');
    symlinkSync(builds.earlier, site);
    return new Deployments(builds, site, await serveStatic(site));
  }

  get url(): string {
    return `${this.#server.origin}${SUB_PATH}`;
  }

  /** The host has the later build from now on, and nothing else. */
  deployLater(): void {
    rmSync(this.#site);
    symlinkSync(this.#builds.later, this.#site);
  }

  stop(): Promise<void> {
    return this.#server.close();
  }
}
