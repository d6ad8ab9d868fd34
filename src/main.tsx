/**
 * Composition root of the page: is everything there that we need, then the region, then the console over it. What
 * needs React or a worker is loaded only after the first question is answered.
 */
import { missingCapabilities, missingCapabilitiesPage } from './console/capabilities.ts';

const root = document.querySelector<HTMLElement>('#root');
if (!root) throw new Error('index.html has no #root');

const missing = missingCapabilities(globalThis);
if (missing.length > 0) {
  root.replaceChildren(missingCapabilitiesPage(missing, location));
} else {
  const [{ openRegion }, { openSandbox }, { mountConsole }] = await Promise.all([
    import('./region/client.ts'),
    import('./sandbox/page/sandbox-frame.ts'),
    import('./console/mount.tsx'),
  ]);
  mountConsole(root, openRegion({ baseUrl: new URL('./', location.href).href, openSandbox }));
}
