import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { leanExceptions } from './lean-sdk.ts';

const BASE = `class __BaseException extends Error {
  constructor({ name, $fault, $metadata, message }) {
    super(message);
    Object.assign(this, { name, $fault, $metadata });
  }
}`;

const OPTIONS = { $metadata: { httpStatusCode: 400 }, message: 'why', Type: 'User', Message: 'Why', Reason: 'because' };

/** What is seen of each exception of a client's module. */
async function seen(module: string) {
  const text = module.replace(/^import .*$/m, BASE);
  const exported: Record<string, new (options: object) => Error> = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`
  );
  return Object.entries(exported).map(([name, Made]) => {
    const error = new Made(OPTIONS);
    const { shapeId } = Object.getOwnPropertyDescriptors(Made) as PropertyDescriptorMap;
    const members = Object.fromEntries(Object.entries(error).sort());
    return { name, shapeId: shapeId?.value, members, text: String(error), own: error instanceof Made };
  });
}

test.each(['lambda', 'iam', 'sqs'])('the exceptions of %s are what they were, in fewer words', async (client) => {
  const url = new URL(`../node_modules/@aws-sdk/client-${client}/dist-es/models/errors.js`, import.meta.url);
  const module = readFileSync(fileURLToPath(url), 'utf8');
  const lean = leanExceptions(module);
  expect(lean.match(/extends __BaseException/g)).toHaveLength(1);
  expect(lean.length).toBeLessThan(module.length / 2);
  const exceptions = await seen(lean);
  expect(exceptions.length).toBeGreaterThan(20);
  expect(exceptions).toEqual(await seen(module));
});

test('what is written otherwise stays as it is', () => {
  const other = 'export class Other extends __BaseException {\n  $retryable = {};\n}\n';
  expect(leanExceptions(other)).toBe(other);
});
