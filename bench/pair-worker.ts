/** A worker of the page's origin that talks to whoever has the other end of its port (bench/floors.ts). */
import { pace } from './pace.mjs';

export interface PairOrder {
  count: number;
  message: unknown;
}

addEventListener('message', async ({ data: { count, message }, ports: [port] }: MessageEvent<PairOrder>) => {
  if (!port) throw new Error('The port is missing.');
  const measured = await pace(count, () => {
    const { promise, resolve } = Promise.withResolvers();
    port.onmessage = resolve;
    port.postMessage(message);
    return promise;
  });
  postMessage(measured);
});
