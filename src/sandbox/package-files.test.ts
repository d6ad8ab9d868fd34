import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PackageFiles, unzipFiles } from './package-files.ts';

test('folders and paths out of their root are left out', () => {
  const zip = zipSync({ 'a.py': strToU8('a'), 'b/': new Uint8Array(), 'b/c.py': strToU8('c'), '../x': strToU8('x') });
  expect([...unzipFiles(zip).keys()].sort()).toEqual(['a.py', 'b/c.py']);
});

test('a package is read once while it is in use, and again after it fell out or failed', async () => {
  const reads: string[] = [];
  let broken = false;
  const packages = new PackageFiles(async (sha256) => {
    reads.push(sha256);
    if (broken) throw new Error('gone');
    return zipSync({ [sha256]: strToU8('x') });
  });
  const [first, second] = await Promise.all([packages.get('a'), packages.get('a')]);
  expect(first).toBe(second);
  expect(reads).toEqual(['a']);
  for (let index = 0; index < 16; index++) await packages.get(`other ${index}`);
  await packages.get('a');
  expect(reads.filter((sha256) => sha256 === 'a').length).toBe(2);
  broken = true;
  await expect(packages.get('b')).rejects.toThrow('gone');
  broken = false;
  expect([...(await packages.get('b')).keys()]).toEqual(['b']);
});
