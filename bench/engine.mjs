// @ts-check
/** The engine alone, in Node.js: the fleet with a modelled runtime, and time that is skipped (bench/simulation.ts). */
import { spawnSync } from 'node:child_process';
import { build } from './harness.mjs';

/** @type {import('./harness.mjs').Part} */
export const engine = {
  title: 'The engine alone, in Node.js',
  rounds: 3,
  note: 'stored, measured elsewhere: sim-w1 by SimFaaS 9,963 requests a second',
  async open(dir) {
    build(dir, ['--config', 'bench/simulation.vite.config.ts']);
    return {
      async round() {
        const { status, stdout } = spawnSync(process.execPath, ['bench/out-simulation/simulation.js'], {
          cwd: dir,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        if (status !== 0) process.exit(status ?? 1);
        const rows = /** @type {Record<string, number[]>} */ (JSON.parse(stdout));
        return Object.fromEntries(
          Object.entries(rows).map(([name, values]) => [
            name,
            values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0,
          ]),
        );
      },
      async close() {},
    };
  },
};
