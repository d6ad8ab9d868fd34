/** Builds a part of Coldspark on its own: a harness page under the product's policy, the sandbox's relay frame. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { kernelBundles } from '../scripts/kernel-bundles.ts';
import { pageSecurity } from '../scripts/page-security.ts';
import { runtimeLibraries } from '../scripts/runtime-libraries.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** `folder`: the harness's own, below e2e. */
export function harnessConfig(folder: string): UserConfig {
  return defineConfig({
    root: fromRoot('.'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [kernelBundles(), runtimeLibraries(), pageSecurity()],
    worker: { format: 'es', plugins: () => [kernelBundles(), runtimeLibraries()] },
    build: {
      target: 'es2023',
      emptyOutDir: true,
      rolldownOptions: {
        input: { harness: fromRoot(`e2e/${folder}/index.html`), 'sandbox-frame': fromRoot('sandbox-frame.html') },
      },
    },
  });
}
