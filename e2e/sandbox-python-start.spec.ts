/** Python starts where the browser cannot suspend WebAssembly (no JSPI), and with a snapshot that is no good. */
import { gzipSync } from 'node:zlib';
import { expect, test } from './sandbox-harness/fixture.ts';

const SOURCE = `
import asyncio, time
from coldspark import aws_request
async def work():
    await asyncio.sleep(0.01)
    return 42
def lambda_handler(event, context):
    time.sleep(0.01)
    if event.get("asyncio"):
        return asyncio.run(work())
    if event.get("aws"):
        return aws_request("sts").status
    return "ran"
`;
const fn = {
  family: 'python',
  handler: 'lambda_function.lambda_handler',
  files: { 'lambda_function.py': SOURCE },
} as const;

test('without JSPI handlers run, asyncio too, and only what waits for AWS fails', async ({
  ownSandbox: sandbox,
  page,
}) => {
  let kernelsChanged = 0;
  // no browser flag turns it off: the kernel's text, a string in a chunk of its own, gets a first line that does
  await page.route(/kernel_python.*\.js/, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const changed = body.replace(
      /["'`]/,
      (quote) => `${quote}delete WebAssembly.Suspending;delete WebAssembly.promising;`,
    );
    kernelsChanged += 1;
    await route.fulfill({ response, body: changed });
  });
  const environment = await sandbox.run(fn);
  expect((await environment.invoke({})).result).toBe('ran');
  expect((await environment.invoke({ asyncio: true })).result).toBe(42);
  const waiting = await environment.invoke({ aws: true });
  expect(waiting.event).toMatchObject({ type: 'failed', errorType: 'RuntimeError' });
  expect(waiting.result).toMatchObject({ errorMessage: expect.stringContaining('suspend WebAssembly') });
  expect((await environment.invoke({})).result).toBe('ran');
  const second = await sandbox.run(fn);
  expect((await second.invoke({})).result).toBe('ran');
  expect(kernelsChanged).toBe(1);
});

test('a snapshot that cannot be restored or inflated costs time and nothing else', async ({
  ownSandbox: sandbox,
  devtools,
  page,
}) => {
  const nonsense = gzipSync(Buffer.alloc(10_000, 9));
  for (const body of [nonsense, nonsense.subarray(0, 20)]) {
    await page.route(/python-snapshot.*\.bin/, (route) => route.fulfill({ body }));
    await sandbox.open();
    const environment = await sandbox.run(fn);
    expect((await environment.invoke({})).result).toBe('ran');
    devtools.expect(/^console warning: Python boots without its snapshot: /);
    await page.unroute(/python-snapshot.*\.bin/);
  }
});
