/**
 * The service worker of the page: serves the build's files from the browser, so that no network is needed. A new build
 * has a new one, which waits until the person wants it or until no page is open.
 * https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API
 */
import type { BuildFile, FromPage, KeptFiles } from '../api/offline.ts';
import { FileStore } from './file-store.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by scripts/service-worker.ts. */
declare const FILES_OF_THIS_BUILD: readonly BuildFile[];

const store = new FileStore({
  files: FILES_OF_THIS_BUILD,
  baseUrl: self.registration.scope,
  caches,
  fetch: (request, init) => fetch(request, init),
  report: (kept) => void tellPages(kept),
});

async function tellPages(kept: KeptFiles): Promise<void> {
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage(kept);
}

/** The files of earlier builds go, unless another tab may still need them. */
async function dropOthers(): Promise<void> {
  const tabs = (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(
    ({ frameType }) => frameType === 'top-level',
  );
  if (tabs.length <= 1) await store.dropOthers();
}

self.addEventListener('install', (event) => event.waitUntil(store.keepWhatIsWanted()));

self.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const answer = store.answer(event.request, (work) => event.waitUntil(work));
  if (answer) event.respondWith(answer);
});

self.addEventListener('message', (event) => {
  const { type } = event.data as FromPage;
  // what fails is in the report
  const quietly = (work: Promise<void>) => event.waitUntil(work.catch(() => undefined));
  if (type === 'report') quietly(dropOthers().then(() => store.resume()));
  if (type === 'keep-all') quietly(store.keepAll());
  if (type === 'take-over') quietly(self.skipWaiting());
});
