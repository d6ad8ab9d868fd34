// @ts-check
/** WebKitGTK's own MiniBrowser on a display of its own, driven by classic WebDriver: one profile, gone when it closes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMiniBrowser } from '../../scripts/other-browsers.mjs';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

export class WebKitSession {
  #home = mkdtempSync(join(tmpdir(), 'coldspark-webkit-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  #port = 0;
  #path = '/session';
  /** The window that commands go to. */
  #window = '';
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {{ timeZone?: string }} [options] */
  static async open({ timeZone } = {}) {
    const session = new WebKitSession();
    session.#preferReducedMotion();
    const display = await session.#startDisplay();
    await session.#startDriver({
      ...process.env,
      DISPLAY: display,
      HOME: session.#home,
      ...(timeZone && { TZ: timeZone }),
    });
    const browser = { binary: findMiniBrowser(), args: ['--automation'] };
    const { sessionId } = await session.#send('POST', '', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } },
    });
    session.#path = `/session/${sessionId}`;
    await session.#send('POST', '/timeouts', { script: 3_600_000, pageLoad: 60_000 });
    session.#window = await session.#send('GET', '/window');
    return session;
  }

  get window() {
    return this.#window;
  }

  /** MiniBrowser saves into its home, without asking: says which file is there. @param {(path: string) => void} saved */
  onDownload(saved) {
    watch(this.#home, (_, name) => {
      const path = join(this.#home, name ?? '');
      if (name && !name.startsWith('.') && !name.endsWith('.wkdownload') && existsSync(path)) saved(path);
    }).unref();
  }

  /** Not a tab: in one that is not seen nothing moves. */
  async newWindow() {
    const { handle } = await this.#send('POST', '/window/new', { type: 'window' });
    return handle;
  }

  /**
   * A command to a window, after those that came before. `long` ones are answered late: the next one does not wait.
   * @param {string} window @param {'GET' | 'POST' | 'DELETE'} method @param {string} path @param {any} [body] @param {boolean} [long]
   */
  async command(window, method, path, body, long = false) {
    const sent = this.#turn.then(async () => {
      if (this.#window !== window) {
        await this.#send('POST', '/window', { handle: window });
        this.#window = window;
      }
      const answer = this.#send(method, path, body);
      if (!long) await answer.catch(() => {});
      return { answer };
    });
    this.#turn = sent.catch(() => {});
    return (await sent).answer;
  }

  async close() {
    await this.#send('DELETE', '').catch(() => {});
    for (const child of this.#processes) child.kill('SIGKILL');
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  #preferReducedMotion() {
    const folder = join(this.#home, '.config', 'gtk-3.0');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  }

  async #startDisplay() {
    const display = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#processes.push(display);
    const [number] = await once(display.stdout, 'data');
    return `:${String(number).trim()}`;
  }

  /** @param {NodeJS.ProcessEnv} env */
  async #startDriver(env) {
    this.#port = await freePort();
    this.#processes.push(spawn('WebKitWebDriver', [`--port=${this.#port}`], { env, stdio: 'ignore' }));
    for (let tries = 0; ; tries++) {
      const ready = await fetch(`http://127.0.0.1:${this.#port}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return;
      if (tries > 200) throw new Error('WebKitWebDriver does not answer');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /**
   * fetch would give up an answer that comes after minutes.
   * @param {string} method @param {string} path @param {any} [body] @returns {Promise<any>}
   */
  #send(method, path, body) {
    return new Promise((resolve, reject) => {
      const sending = request({ host: '127.0.0.1', port: this.#port, method, path: this.#path + path }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => {
          const { value } = JSON.parse(text);
          if (answer.statusCode === 200) resolve(value);
          else reject(Object.assign(new Error(value.message || value.error), { code: value.error }));
        });
      });
      sending.on('error', reject);
      sending.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
