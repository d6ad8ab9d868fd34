// @ts-check
/** A browser with a profile of its own, which is killed, whole, and started again on that profile; and what its pages tell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs';
import { ensureFirefox } from '../other-browsers.mjs';

/** How each browser is started with a profile: headless, and silent about the end it had before. */
export const BROWSERS = {
  chromium: {
    find: ensureChromium,
    /** @param {string} profile */
    arguments: (profile) => [...CHROMIUM_FLAGS, '--headless=new', `--user-data-dir=${profile}`],
    prepare: () => {},
  },
  firefox: {
    find: ensureFirefox,
    /** @param {string} profile */
    arguments: (profile) => ['--headless', '--no-remote', '--profile', profile],
    /** @param {string} profile */
    prepare: (profile) => {
      const preferences = {
        'browser.sessionstore.resume_from_crash': false,
        'browser.shell.checkDefaultBrowser': false,
        'browser.aboutwelcome.enabled': false,
        'datareporting.policy.dataSubmissionEnabled': false,
        'toolkit.startup.max_resumed_crashes': -1,
      };
      const lines = Object.entries(preferences).map(
        (each) => `user_pref(${each.map((v) => JSON.stringify(v)).join(', ')});\n`,
      );
      writeFileSync(join(profile, 'user.js'), lines.join(''));
    },
  },
};
/** @typedef {keyof typeof BROWSERS} BrowserName */

/** Who hears what the page tells, by the last part of the path. @type {Map<string, (body: any) => void>} */
const listeners = new Map();

/** A server's end of what pages tell. @returns {import('vite').Plugin} */
export const listening = () => ({
  name: 'listening',
  configurePreviewServer({ middlewares }) {
    middlewares.use(async (request, response, next) => {
      const told = request.method === 'POST' && /\/told\/(\w+)$/.exec(request.url ?? '')?.[1];
      if (!told) return next();
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      listeners.get(told)?.(JSON.parse(Buffer.concat(chunks).toString()));
      response.end();
    });
  },
});

export class KilledBrowser {
  #name;
  #path;
  #profile;
  /** @type {(() => Promise<void>) | undefined} */
  #kill;
  #kills = 0;
  /** @type {Set<{ fail: (why: string) => void, late: NodeJS.Timeout }>} */
  #waits = new Set();

  /** @param {BrowserName} name */
  constructor(name) {
    this.#name = name;
    this.#path = BROWSERS[name].find();
    this.#profile = mkdtempSync(join(tmpdir(), `coldspark-kills-${name}-`));
    BROWSERS[name].prepare(this.#profile);
  }

  get kills() {
    return this.#kills;
  }

  /** What the page tells of this from now on. @param {string} what @param {(body: any) => void} listener */
  hear(what, listener) {
    listeners.set(what, listener);
  }

  /**
   * The next that the page tells of this; an error when it tells of a failure, or nothing in time.
   * @param {string} what @param {number} limitMs @returns {Promise<any>}
   */
  told(what, limitMs) {
    /** @type {Promise<any>} */
    const promise = new Promise((resolve, reject) => {
      /** @param {string} why */
      const fail = (why) => {
        this.#waits.delete(wait);
        reject(new Error(`after ${this.#kills} kills the page ${why}`));
      };
      const wait = { fail, late: setTimeout(() => fail(`told nothing of ${what} within ${limitMs} ms`), limitMs) };
      this.#waits.add(wait);
      listeners.set(what, (body) => {
        clearTimeout(wait.late);
        this.#waits.delete(wait);
        resolve(body);
      });
    });
    promise.catch(() => undefined); // who waits hears of it, and nobody has to wait
    return promise;
  }

  /** @param {string} address */
  open(address) {
    const args = BROWSERS[this.#name].arguments(this.#profile);
    listeners.set('failed', ({ error }) => {
      for (const { fail, late } of this.#waits) {
        clearTimeout(late);
        fail(`failed: ${error}`);
      }
    });
    const child = spawn(this.#path, [...args, address], { detached: true, stdio: 'ignore' });
    const exited = once(child, 'exit');
    this.#kill = async () => {
      // with its renderers and its process for storage
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await exited;
    };
  }

  async kill() {
    const kill = this.#kill;
    this.#kill = undefined;
    listeners.clear();
    for (const { late } of this.#waits) clearTimeout(late);
    this.#waits.clear();
    await kill?.();
    this.#kills++;
  }

  /** It is not needed any more. */
  async end() {
    if (this.#kill) await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} state */
export const randomFrom = (state) => () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** @param {number} ms */
export const pass = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
