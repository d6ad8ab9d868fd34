/** The page of `npm run test:kills`: its address says what happens when the browser is killed. */
import { sendEvents } from './events.ts';
import { tell } from './harness-region.ts';
import { write } from './writes.ts';

const [scenario, ...numbers] = location.hash.slice(1).split(',');
const [first = 0, count = 0] = numbers.map(Number);
try {
  await (scenario === 'events' ? sendEvents(first, count) : write(first));
} catch (error) {
  await tell('failed', { error: String(error) });
}
