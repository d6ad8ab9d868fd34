/** The build on the plainest of hosts: files below a sub-path, no header but the content type. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { test } from 'playwright/test';
import { LambdaConsole } from './lambda-console.ts';
import { PYTHON, walkThroughNote000 } from './walkthrough.ts';

const BASE = '/a/b/';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

let server: Server;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    let file = path.startsWith(BASE) ? join('dist', path.slice(BASE.length)) : '';
    if (path === BASE) file = join('dist', 'index.html');
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => {
  server.close();
});

test('a header-less static server at /a/b/ passes note 000', async ({ browser }) => {
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage({ baseURL: `http://127.0.0.1:${port}${BASE}` });
  await walkThroughNote000(new LambdaConsole(page), PYTHON);
});
