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
async function earlierBuild(folder: string): Promise<void> {
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

export class Deployments {
  readonly #folder: string;
  readonly #server: RunningServer;

  private constructor(folder: string, server: RunningServer) {
    this.#folder = folder;
    this.#server = server;
  }

  /** Has the earlier build, and the later one in store. */
  static async begin(): Promise<Deployments> {
    const folder = mkdtempSync(join(tmpdir(), 'coldspark-deployments-'));
    const earlier = join(folder, 'earlier');
    await earlierBuild(earlier);
    await laterBuild(earlier, join(folder, LATER));
    symlinkSync(earlier, join(folder, 'site'));
    return new Deployments(folder, await serveStatic(join(folder, 'site')));
  }

  get url(): string {
    return `${this.#server.origin}${SUB_PATH}`;
  }

  /** The host has the later build from now on, and nothing else. */
  deployLater(): void {
    const site = join(this.#folder, 'site');
    rmSync(site);
    symlinkSync(join(this.#folder, LATER), site);
  }

  stop(): Promise<void> {
    return this.#server.close();
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
