/** The control of every other journey's silence: what devtools would show is heard, wherever it comes from. */
import { Devtools, expect, test } from './test.ts';

test('a message, an uncaught error, a failed request and a refusal are heard, of pages, frames and workers', async ({
  page,
  devtools,
  baseURL,
}) => {
  await page.route('**/control*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('./control.html');
  await page.route('**/unreachable', (route) => route.abort('connectionrefused'));
  await page.evaluate(async () => {
    console.info('of the page');
    setTimeout(() => {
      throw new Error('nobody caught me');
    });
    void Promise.reject(new Error('nobody awaited me'));
    await fetch('unreachable').catch(() => undefined);
    await (await fetch('missing')).text();
    const frame = document.createElement('iframe');
    frame.srcdoc = '<script>console.warn("of a frame")</script>';
    document.body.append(frame);
    const source = 'console.debug("of a worker"); postMessage("done"); throw new Error("nobody caught me there")';
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    await new Promise((resolve) => {
      worker.onmessage = resolve;
    });
  });
  devtools.expect(
    /^console info: of the page$/,
    /^uncaught Error: nobody caught me$/,
    /^uncaught Error: nobody awaited me$/,
    /^uncaught Error: nobody caught me there$/,
    new RegExp(`^failed ${baseURL}/unreachable: net::ERR_CONNECTION_REFUSED$`),
    /^console error: Failed to load resource: net::ERR_CONNECTION_REFUSED$/,
    new RegExp(`^status 404 of ${baseURL}/missing$`),
    /^console error: Failed to load resource: the server responded with a status of 404/,
    /^console warning: of a frame$/,
    /^console debug: of a worker$/,
  );
});

test('a journey fails of what it did not state, and of what it stated and did not happen', async ({
  page,
  devtools,
}) => {
  const control = new Devtools();
  control.watch(page.context());
  await page.evaluate(() => console.info('unforeseen'));
  devtools.expect(/^console info: unforeseen$/);
  expect(() => control.verify()).toThrow('console info: unforeseen');
  control.expect(/unforeseen/);
  control.verify();
  control.expect(/never said/);
  expect(() => control.verify()).toThrow('/never said/');
});
