// @ts-check
/** moto's server, where it is installed: what others answer as AWS on this computer, timed beside Coldspark. */
import { execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TRIES = 150;
const TRIED_EVERY_MS = 200;

/** @typedef {{ endpoint: string, version: string, stop(): void }} Moto */

/** @param {number} port @returns {Promise<Moto | undefined>} once it answers; undefined: not installed */
export async function startMoto(port) {
  const version = await run('python3', ['-c', 'import moto; print(f"moto {moto.__version__}")']).catch(() => undefined);
  const found = await run('sh', ['-c', 'command -v moto_server']).catch(() => undefined);
  if (!version || !found) return undefined;
  const server = spawn('moto_server', ['-p', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < TRIES; tries++) {
    const response = await fetch(`${endpoint}/moto-api/`).catch(() => undefined);
    if (response?.ok) return { endpoint, version: version.stdout.trim(), stop: () => server.kill() };
    await sleep(TRIED_EVERY_MS);
  }
  server.kill();
  throw new Error('moto_server does not answer.');
}
