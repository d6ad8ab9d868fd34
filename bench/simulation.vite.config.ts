/** The simulation as one file for Node.js. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  publicDir: false,
  build: { ssr: `${root}bench/simulation.ts`, outDir: 'bench/out-simulation', target: 'node20' },
});
