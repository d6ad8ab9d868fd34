import { cpSync, createReadStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { firstScreenChunks, firstScreenLinks } from './scripts/first-screen.ts';
import { fontsAsFiles } from './scripts/global-styles.ts';
import { kernelBundles } from './scripts/kernel-bundles.ts';
import { lateLibraries } from './scripts/late-libraries.ts';
import { leanCloudscapePlugin } from './scripts/lean-cloudscape.ts';
import { leanMonaco } from './scripts/lean-monaco.ts';
import { leanSdk } from './scripts/lean-sdk.ts';
import { pageSecurity } from './scripts/page-security.ts';
import { runtimeLibraries } from './scripts/runtime-libraries.ts';
import { serviceWorker } from './scripts/service-worker.ts';
import { bridge } from './src/bridge/vite-plugin.ts';

const inside = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pyodideDir = inside('./node_modules/pyodide/');

/** What CPython needs at run time; pyodide.mjs itself is bundled into the Python kernel's loader. */
const PYODIDE_FILES = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip'];

/** Serves Pyodide from its npm package, below the page and without a CDN: copied on build, streamed in development. */
function selfHostedPyodide(): Plugin {
  let outDir = '';
  return {
    name: 'self-hosted-pyodide',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir, 'pyodide');
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = /\/pyodide\/([\w.]+)$/.exec(request.url ?? '')?.[1];
        if (!file || !PYODIDE_FILES.includes(file)) return next();
        if (file.endsWith('.mjs')) response.setHeader('content-type', 'text/javascript');
        if (file.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm');
        createReadStream(pyodideDir + file).pipe(response);
      });
    },
    writeBundle() {
      mkdirSync(outDir, { recursive: true });
      for (const file of PYODIDE_FILES) cpSync(pyodideDir + file, join(outDir, file));
    },
  };
}

const ALL_TESTS = ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'];
const PURE_TESTS = ['src/{api,cli,kernel,lambda,services,zip}/**/*.test.ts'];

export default defineConfig({
  // relative: the build works from any static host under any sub-path
  base: './',
  // no fallback page: a missing file is a 404, or the sandbox would load the console in place of its frame
  appType: 'mpa',
  plugins: [
    react(),
    fontsAsFiles(),
    leanCloudscapePlugin(),
    leanMonaco(),
    leanSdk(),
    firstScreenLinks('console', 'common', 'list', 'function', 'code'),
    kernelBundles(),
    runtimeLibraries(),
    // what tests run of the kernels
    lateLibraries(),
    selfHostedPyodide(),
    pageSecurity(),
    serviceWorker(),
    bridge(),
  ],
  resolve: {
    alias: [
      // Cloudscape's messages come parsed
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/lib/no-parser',
      },
      // the design-tokens package lags the components: its hashed CSS variables have other names
      {
        find: '#tokens',
        replacement: inside('./node_modules/@cloudscape-design/components/internal/generated/styles/tokens.js'),
      },
    ],
  },
  worker: { format: 'es', plugins: () => [kernelBundles(), runtimeLibraries()] },
  build: {
    target: 'es2023',
    manifest: true,
    // every browser that has what the page needs knows it
    modulePreload: { polyfill: false },
    // Monaco's core is one lazy chunk of this size
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: {
        index: inside('./index.html'),
        'sandbox-frame': inside('./sandbox-frame.html'),
      },
      output: {
        codeSplitting: firstScreenChunks({
          entry: inside('./src/main.tsx'),
          frame: [inside('./src/console/mount.tsx'), inside('./src/console/widgets/data-table.tsx')],
          screens: {
            list: inside('./src/console/pages/functions/functions-page.tsx'),
            function: inside('./src/console/pages/function/function-page.tsx'),
            code: inside('./src/console/pages/function/code/code-tab.tsx'),
          },
          aside: inside('./src/console/widgets/terminal-panel/terminal.tsx'),
        }),
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    // by default one core is left for a person who watches
    maxWorkers: '100%',
    projects: [
      // what touches no global and has no module that remembers: a thread loads it once for all of its files
      { extends: true, test: { name: 'pure', include: PURE_TESTS, pool: 'threads', isolate: false } },
      { extends: true, test: { name: 'page', include: ALL_TESTS, exclude: ['**/node_modules/**', ...PURE_TESTS] } },
    ],
  },
});
