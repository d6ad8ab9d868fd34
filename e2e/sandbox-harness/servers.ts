/** The servers of the sandbox tests: the build on a header-less host below a sub-path, and an attacker that counts. */
import { createSocket } from 'node:dgram';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export const SUB_PATH = '/a/b/';

export async function buildHarness(outDir: string): Promise<void> {
  await build({ configFile: join(ROOT, 'e2e/sandbox-harness/vite.config.ts'), build: { outDir } });
}

export interface RunningServer {
  origin: string;
  close(): Promise<void>;
}

export interface StaticSite extends RunningServer {
  /** The next text that a page posts to `report`: for pages that Playwright takes for crashed. */
  report(): Promise<string>;
}

/** Serves a build below SUB_PATH, Pyodide too, a page without any policy and a service worker; no header but the type. */
export async function serveStatic(outDir: string): Promise<StaticSite> {
  let onReport: (text: string) => void = () => {};
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    if (request.method === 'POST' && path === `${SUB_PATH}report`) {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => onReport(text));
      response.end();
      return;
    }
    if (path === `${SUB_PATH}control.html`) {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>An ordinary page</title><link rel="icon" href="data:,"><body>');
      return;
    }
    const below = path.startsWith(SUB_PATH) ? path.slice(SUB_PATH.length) || 'index.html' : '';
    // a harness's build has no Pyodide, the product's has
    const folders = below.startsWith('pyodide/') ? [outDir, join(ROOT, 'node_modules')] : [outDir];
    const file = folders.map((folder) => join(folder, below)).find((found) => existsSync(found));
    if (!file && below === 'service-worker.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end('// of a harness: that it is registered is enough');
      return;
    }
    if (below === '' || !file || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    report: () =>
      new Promise((resolve) => {
        onReport = resolve;
      }),
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
}

export interface AttackServer extends RunningServer {
  port: number;
  /** What reached it: request lines, `tcp` for bare connections, `udp` for datagrams. */
  hits: string[];
}

/** Accepts whatever comes, over TCP and UDP on one port, and remembers it. */
export async function serveAttacker(): Promise<AttackServer> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    const type = request.url === '/page' ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type }).end('1');
  });
  server.on('connection', () => hits.push('tcp'));
  server.on('upgrade', (request, socket) => {
    hits.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4', () => hits.push('udp'));
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    hits,
    close: () =>
      new Promise((resolve) => {
        datagrams.close();
        server.close(() => resolve()).closeAllConnections();
      }),
  };
}
