/** Builds the sandbox on its own: a page under the product's policy, the host in a worker, the relay frame. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { kernelBundles } from '../../scripts/kernel-bundles.ts';
import { pageSecurity } from '../../scripts/page-security.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export default defineConfig({
  root: fromRoot('.'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [kernelBundles(), pageSecurity()],
  worker: { format: 'es', plugins: () => [kernelBundles()] },
  build: {
    target: 'es2023',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        harness: fromRoot('e2e/sandbox-harness/index.html'),
        'sandbox-frame': fromRoot('sandbox-frame.html'),
      },
    },
  },
});
