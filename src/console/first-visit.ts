/**
 * What this browser keeps beside the account: drafts, the terminal's files and history, preferences, notes of
 * interruptions. Forgotten all together, the page is as on a first visit; what lives in memory alone goes with a reload.
 */
import { forgetDrafts } from './draft-storage.ts';
import { reloadPage } from './reload-page.ts';
import { PREFERENCES_KEY, useSession } from './session.ts';
import { forgetTerminal } from './widgets/terminal-panel/terminal-storage.ts';

/** Never settles: the page starts again. */
export async function startAsOnFirstVisit(path: string): Promise<never> {
  await Promise.all([forgetDrafts(), forgetTerminal()]);
  // in memory too, or the next change would keep them again
  useSession.setState(useSession.getInitialState(), true);
  location.hash = path;
  const ours = `coldspark:${location.pathname}:`;
  for (const key of Object.keys(localStorage)) if (key.startsWith(ours)) localStorage.removeItem(key);
  reloadPage();
  return new Promise<never>(() => undefined);
}

/** Another tab has forgotten everything: what this one has in memory would come back with its next change. */
export function followOtherTabs(): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === PREFERENCES_KEY && newValue === null) reloadPage();
  });
}
