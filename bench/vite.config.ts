/** Builds the benchmark page beside the sandbox frame it needs; the product's build has neither the page nor its hooks. */
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import product from '../vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export default mergeConfig(
  product,
  defineConfig({
    root,
    build: {
      outDir: 'bench/out',
      emptyOutDir: true,
      rolldownOptions: { input: { index: `${root}bench/page.html` } },
    },
  }),
);
