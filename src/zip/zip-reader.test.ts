import { Inflate, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { rawZip, text } from './zip.test-fixture.ts';
import { CorruptZipError, checkZip, readZip, UnzippedTooLargeError } from './zip-reader.ts';
import { writeZip } from './zip-writer.ts';

const LIMIT = 1_000_000;
const FILES = {
  'index.mjs': text('export const handler = async () => 1;\n'.repeat(50)),
  'package/__init__.py': new Uint8Array(),
  'package/ünïcode.txt': text('ß'),
};
const files = Object.fromEntries([...Object.entries(FILES), ['__proto__', text('a name like any other')]]);

describe('a zip that is in order', () => {
  test('is read as it was written', () => {
    expect(readZip(writeZip(files), LIMIT)).toEqual(files);
    expect(checkZip(writeZip(files), LIMIT).unzippedBytes).toBe(
      Object.values(files).reduce((sum, bytes) => sum + bytes.length, 0),
    );
  });

  test('is written the same from the same files, whatever their order and the time zone', () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(writeZip(reversed)).toEqual(writeZip(files));
    const before = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const elsewhere = writeZip(files);
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(elsewhere).toEqual(writeZip(files));
  });

  test('is one to other programs too', () => {
    expect(unzipSync(writeZip(files))['index.mjs']).toEqual(FILES['index.mjs']);
  });

  test('may have folders, a comment, a leading ./ and stored entries', () => {
    const zip = rawZip([{ name: 'a/' }, { name: './a/b.py', deflated: true }, { name: 'c.py' }], 'made by hand');
    expect(checkZip(zip, LIMIT).files).toEqual(['a/b.py', 'c.py']);
  });

  test('may be empty', () => {
    expect(checkZip(rawZip([]), LIMIT)).toEqual({ files: [], unzippedBytes: 0 });
  });

  test('is read when Python’s zipfile streamed it: sizes and checksum follow the data', () => {
    const recorded =
      'UEsDBBQACAAIAAAAIVgAAAAAAAAAAAAAAAAEAAAAZi5weatQsFUw5KqgOwkAUEsHCA5rfckLAAAAeAAAAFBLAQIUAxQACAAIAAAA' +
      'IVgOa33JCwAAAHgAAAAEAAAAAAAAAAAAAACAAQAAAABmLnB5UEsFBgAAAAABAAEAMgAAAD0AAAAAAA==';
    expect(readZip(new Uint8Array(Buffer.from(recorded, 'base64')), LIMIT)).toEqual({
      'f.py': text('x = 1\n'.repeat(20)),
    });
  });
});

const good = writeZip({ 'index.mjs': text('export const handler = 1;'.repeat(20)) });
const changed = (at: number, value: number) => {
  const copy = good.slice();
  copy[at] = value;
  return copy;
};

describe('a zip that is not in order', () => {
  const corrupt: [string, Uint8Array][] = [
    ['no zip at all', text('hello')],
    ['nothing', new Uint8Array()],
    ['cut off at the end', good.subarray(0, -1)],
    ['cut off at the start', good.subarray(1)],
    ['with something before it', new Uint8Array([0, ...good])],
    ['with a flipped bit in the data', changed(60, (good[60] ?? 0) ^ 1)],
    ['with a wrong CRC', rawZip([{ name: 'a', crc: 1 }])],
    ['with a wrong CRC, deflated', rawZip([{ name: 'a', crc: 1, deflated: true }])],
    ['with deflated data that is none', rawZip([{ name: 'a', method: 8, content: Uint8Array.of(255, 255) }])],
    ['that declares less than it holds', rawZip([{ name: 'a', content: text('four'), declaredBytes: 3 }])],
    ['that declares more than it holds', rawZip([{ name: 'a', content: text('four'), declaredBytes: 5 }])],
    ['encrypted', rawZip([{ name: 'a', flags: 1 }])],
    ['strongly encrypted', rawZip([{ name: 'a', flags: 0x41 }])],
    ['compressed by another method', rawZip([{ name: 'a', method: 12 }])],
    ['with the same name twice', rawZip([{ name: 'a' }, { name: 'a' }])],
    ['with the same name twice, spelled apart', rawZip([{ name: 'a' }, { name: './a' }])],
    ['with a file that is also a folder', rawZip([{ name: 'a' }, { name: 'a/b' }])],
    ['with two names for one entry', rawZip([{ name: 'a', localName: 'b' }])],
    ['that leads out of its folder', rawZip([{ name: '../a' }])],
    ['that leads out of its folder further down', rawZip([{ name: 'a/../../b' }])],
    ['with an absolute name', rawZip([{ name: '/etc/passwd' }])],
    ['with a folder that leads out', rawZip([{ name: '../' }])],
    ['without a name', rawZip([{ name: '' }])],
    ['with a zero in a name', rawZip([{ name: 'a\0.py' }])],
  ];
  test.each(corrupt)('%s is refused', (_, zip) => {
    expect(() => checkZip(zip, LIMIT)).toThrow(CorruptZipError);
    expect(() => readZip(zip, LIMIT)).toThrow(CorruptZipError);
  });

  test('too much inside is refused by what it declares, before anything is inflated', () => {
    const zip = rawZip([{ name: 'a' }, { name: 'b', declaredBytes: LIMIT }]);
    expect(() => checkZip(zip, LIMIT)).toThrow(UnzippedTooLargeError);
  });

  test('a bomb that declares little is stopped while it inflates', () => {
    const content = Uint8Array.from({ length: 500_000 }, (_, at) => Math.imul(at, 2_654_435_761) >>> (at % 20));
    const bomb = rawZip([{ name: 'a', content, deflated: true, declaredBytes: 10 }]);
    const push = vi.spyOn(Inflate.prototype, 'push');
    expect(() => checkZip(bomb, LIMIT)).toThrow(CorruptZipError);
    expect(bomb.length).toBeGreaterThan(50_000);
    expect(push).toHaveBeenCalledOnce();
    push.mockRestore();
  });

  test('any byte changed, any length cut: refused, or the same files', () => {
    const original = readZip(good, LIMIT);
    for (let at = 0; at < good.length; at++) {
      for (const zip of [changed(at, (good[at] ?? 0) ^ 0x55), good.subarray(0, at)]) {
        const outcome = attempt(zip);
        if (outcome !== 'refused') expect(Object.values(outcome), `byte ${at}`).toEqual(Object.values(original));
      }
    }
  });
});

function attempt(zip: Uint8Array): Record<string, Uint8Array> | 'refused' {
  try {
    return readZip(zip, LIMIT);
  } catch (error) {
    if (error instanceof CorruptZipError || error instanceof UnzippedTooLargeError) return 'refused';
    throw error;
  }
}
