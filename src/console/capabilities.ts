/**
 * What the browser must have, asked before anything can be typed, and the plain page that says what is missing. Made
 * without React, so that it shows in browsers that cannot run the rest.
 */

import { plainPage } from './plain-page.ts';

interface Capability {
  name: string;
  /** What Coldspark needs it for, and what to do without it. */
  need: string;
  has: (host: typeof globalThis) => boolean;
}

/** In the order in which one explains the next: a page that is not secure has no Web Locks either. */
const CAPABILITIES: readonly Capability[] = [
  {
    name: 'A secure context',
    need: 'Open the page over https, or from this computer as http://localhost or http://127.0.0.1. Plain http on another address, also one in your own network, is not enough.',
    has: (host) => host.isSecureContext === true,
  },
  {
    name: 'Web Workers',
    need: 'The service and your handlers run in workers. Use a current browser and allow workers for this page.',
    has: (host) => typeof host.Worker === 'function',
  },
  {
    name: 'WebAssembly',
    need: 'Python runs on it. Use a current browser; some hardened modes (such as lockdown modes) switch it off.',
    has: (host) => typeof host.WebAssembly === 'object',
  },
  {
    name: 'IndexedDB',
    need: 'Your functions are kept in it. Leave private browsing if your browser has no storage there, and allow this page to keep data.',
    has: (host) => typeof host.indexedDB === 'object' && host.indexedDB !== null,
  },
  {
    name: 'Web Locks',
    need: 'They keep two tabs from writing at once. Use a current browser over a secure address.',
    has: (host) => typeof host.navigator?.locks?.request === 'function',
  },
  {
    name: 'BroadcastChannel',
    need: 'Tabs talk to each other through it. Use a current browser.',
    has: (host) => typeof host.BroadcastChannel === 'function',
  },
];

export function missingCapabilities(host: typeof globalThis): Pick<Capability, 'name' | 'need'>[] {
  return CAPABILITIES.filter(({ has }) => !has(host)).map(({ name, need }) => ({ name, need }));
}

export function missingCapabilitiesPage(
  missing: readonly Pick<Capability, 'name' | 'need'>[],
  { origin }: Pick<Location, 'origin'>,
): HTMLElement {
  const page = plainPage('Coldspark cannot run here');
  const text = document.createElement('p');
  text.textContent = `Coldspark is the AWS Lambda console with the service inside the page. At ${origin}, in this browser, it lacks:`;
  const list = document.createElement('ul');
  for (const { name, need } of missing) {
    const item = document.createElement('li');
    const strong = document.createElement('strong');
    strong.textContent = name;
    item.append(strong, `. ${need}`);
    list.append(item);
  }
  const next = document.createElement('p');
  next.textContent = 'Current versions of Chrome, Edge, Firefox and Safari have all of it. Then reload this page.';
  page.append(text, list, next);
  return page;
}
