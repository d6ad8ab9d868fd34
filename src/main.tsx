/**
 * Composition root of the page: is everything there that we need, then the region, then the console over it. What
 * needs React or a worker is loaded only after the first question is answered.
 */
import { missingCapabilities, missingCapabilitiesPage } from './console/capabilities.ts';
import { couldNotLoadPage } from './console/could-not-load.ts';
import { letGoOfWorker, reachesHost } from './offline/host.ts';
import { keepOffline } from './offline/page.ts';

const root = document.querySelector<HTMLElement>('#root');
if (!root) throw new Error('index.html has no #root');

const missing = missingCapabilities(globalThis);
if (missing.length > 0) {
  root.replaceChildren(missingCapabilitiesPage(missing, location));
} else {
  const baseUrl = new URL('./', location.href).href;
  try {
    const [{ openRegion }, { openSandbox }, { mountConsole }] = await Promise.all([
      import('./region/client.ts'),
      import('./sandbox/page/sandbox-frame.ts'),
      import('./console/mount.tsx'),
    ]);
    const region = openRegion({ baseUrl, openSandbox });
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
