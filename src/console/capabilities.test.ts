// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { missingCapabilities, missingCapabilitiesPage } from './capabilities.ts';

const everything = {
  isSecureContext: true,
  Worker: class {},
  WebAssembly: {},
  indexedDB: {},
  navigator: { locks: { request() {} } },
  BroadcastChannel: class {},
};
const host = (changes: object) => ({ ...everything, ...changes }) as unknown as typeof globalThis;

test('a browser with everything misses nothing', () => {
  expect(missingCapabilities(host({}))).toEqual([]);
});

test('each thing that is missing is named', () => {
  const names = (changes: object) => missingCapabilities(host(changes)).map(({ name }) => name);
  expect(names({ isSecureContext: false, navigator: {} })).toEqual(['A secure context', 'Web Locks']);
  expect(names({ Worker: undefined })).toEqual(['Web Workers']);
  expect(names({ WebAssembly: undefined })).toEqual(['WebAssembly']);
  expect(names({ indexedDB: null })).toEqual(['IndexedDB']);
  expect(names({ BroadcastChannel: undefined })).toEqual(['BroadcastChannel']);
});

test('the page says what is missing and what to do', () => {
  const missing = missingCapabilities(host({ isSecureContext: false }));
  const text = missingCapabilitiesPage(missing, { origin: 'http://192.168.0.7:4173' }).textContent;
  expect(text).toContain('Coldspark cannot run here');
  expect(text).toContain('http://192.168.0.7:4173');
  expect(text).toContain('A secure context. Open the page over https');
});
