// @ts-check
/**
 * `npm run bench`: everything, part by part.
 *   -- --only warm,many   some parts
 *   -- --against DIR      measures the build of another checkout too (installed), rounds alternating; one that is older
 *                         than this folder needs a copy of it in place of its own
 *   -- --peers            installs serverless-offline and lambda-local into a folder that is removed after, and measures
 *                         them too; without it their figures are printed as stored
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { engine } from './engine.mjs';
import { firstLoad } from './first-load.mjs';
import { measure, ROOT } from './harness.mjs';
import { interrupt } from './interrupt.mjs';
import { invokeMany } from './invoke-many.mjs';
import { invokes, warmInvokes } from './invokes.mjs';
import { loadTimes } from './load-times.mjs';
import { measurePeers, STORED_PEERS } from './peers.mjs';
import { services } from './services.mjs';

const PARTS = { engine, invokes, 'first-load': firstLoad, load: loadTimes, many: invokeMany, interrupt, services };
/** Parts of a part. */
const SOME = { ...PARTS, warm: warmInvokes };

const { values } = parseArgs({
  options: { only: { type: 'string' }, against: { type: 'string' }, peers: { type: 'boolean', default: false } },
});

const names = values.only?.split(',') ?? Object.keys(PARTS);
const dirs = [ROOT, ...(values.against === undefined ? [] : [resolve(values.against)])];
for (const name of names) {
  const part = SOME[/** @type {keyof typeof SOME} */ (name)];
  if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(SOME).join(', ')}.`);
  await measure(part, dirs);
  if (part === invokes && !values.peers) console.log(`  ${STORED_PEERS}`);
}
if (values.peers) await measurePeers();
process.exit(0);
