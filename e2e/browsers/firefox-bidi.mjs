#!/usr/bin/env node
// @ts-check
/**
 * Stands where Playwright starts Firefox: starts it with the same arguments, and hands its WebDriver BiDi socket through.
 * Playwright speaks that protocol, but gives a context up when the browser does not know a command of the emulation
 * module; here such a command is answered as done, for no journey in Firefox depends on it.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';
import { findFirefox } from '../../scripts/other-browsers.mjs';
import { INSERT_TEXT } from './insert-text.mjs';

/** No id of Playwright's. */
const OWN_ID = 2 ** 40;

const firefox = spawn(findFirefox() ?? 'firefox', process.argv.slice(2), {
  stdio: ['ignore', 'ignore', 'pipe'],
});
firefox.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => firefox.kill());

const lines = createInterface({ input: firefox.stderr });
lines.on('line', (line) => {
  const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
  if (!address) {
    console.error(line);
    return;
  }
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('listening', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${port}`);
  });
  server.on('connection', (client) => relay(client, `${address}/session`));
});

/** Of downloads, by their address. @type {Map<string, { download: string, suggestedFilename: string }>} */
const downloads = new Map();

/**
 * Playwright knows a download by an id, and looks for the file under the name that the page suggested; Firefox numbers
 * names that are taken. @param {any} event
 */
function withDownload(event) {
  const { url, filepath } = event.params;
  const known = downloads.get(url) ?? {
    download: randomUUID(),
    suggestedFilename: event.params.suggestedFilename.replace(/\(\d+\)(?=\.\w+$)/, ''),
  };
  downloads.set(url, known);
  if (filepath) renameSync(filepath, join(dirname(filepath), known.suggestedFilename));
  return { ...event, params: { ...event.params, ...known } };
}

/** @param {WebSocket} client @param {string} address */
function relay(client, address) {
  const browser = new WebSocket(address);
  /** @type {string[]} */
  const early = [];
  /** @type {Set<number>} */
  const emulations = new Set();
  browser.on('open', () => {
    for (const text of early.splice(0)) browser.send(text);
  });
  client.on('message', (data) => {
    const text = String(data);
    const { id, method } = JSON.parse(text);
    if (method.startsWith('emulation.')) emulations.add(id);
    if (method === 'session.subscribe') {
      const params = { functionDeclaration: INSERT_TEXT };
      browser.send(JSON.stringify({ id: OWN_ID, method: 'script.addPreloadScript', params }));
    }
    if (browser.readyState === WebSocket.OPEN) browser.send(text);
    else early.push(text);
  });
  browser.on('message', (data) => {
    const text = String(data);
    const { type, id, error, method } = JSON.parse(text);
    if (id === OWN_ID) return;
    if (method?.startsWith('browsingContext.download')) client.send(JSON.stringify(withDownload(JSON.parse(text))));
    else if (emulations.delete(id) && type === 'error' && error === 'unknown command')
      client.send(JSON.stringify({ type: 'success', id, result: {} }));
    else client.send(text);
  });
  browser.on('close', () => client.close());
  client.on('close', () => browser.close());
}
