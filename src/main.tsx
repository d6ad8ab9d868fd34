/**
 * Composition root of the page: is everything there that we need, then the region, then the console over it. The region's
 * worker starts before React is there: the first screen waits for its answers.
 */
import { missingCapabilities, missingCapabilitiesPage } from './console/capabilities.ts';
import { couldNotLoadPage } from './console/could-not-load.ts';
import { loadFirstScreen } from './console/first-screens.ts';
import { letGoOfWorker, reachesHost } from './offline/host.ts';
import { keepOffline } from './offline/page.ts';
import { openRegion } from './region/client.ts';
import { openSandbox } from './sandbox/page/sandbox-frame.ts';

const root = document.querySelector<HTMLElement>('#root');
if (!root) throw new Error('index.html has no #root');

const missing = missingCapabilities(globalThis);
if (missing.length > 0) {
  root.replaceChildren(missingCapabilitiesPage(missing, location));
} else {
  const baseUrl = new URL('./', location.href).href;
  try {
    const region = openRegion({ baseUrl, openSandbox });
    const loading = import('./console/mount.tsx');
    loadFirstScreen(location.hash);
    const { mountConsole } = await loading;
    // the development server has no build to keep
    mountConsole(root, region, import.meta.env.PROD ? keepOffline(baseUrl, region) : undefined);
  } catch (error) {
    const hostAnswers = await reachesHost();
    // the worker of a version whose files are gone would load it again
    if (hostAnswers) await letGoOfWorker();
    root.replaceChildren(couldNotLoadPage(hostAnswers));
    throw error;
  }
}
