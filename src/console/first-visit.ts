/**
 * What this browser keeps beside the account: drafts, the terminal's files and history, preferences, notes of
 * interruptions. Forgotten all together, the page is as on a first visit; what lives in memory alone goes with a reload.
 */
import { forgetDrafts } from './draft-storage.ts';
import { useSession } from './session.ts';
import { forgetTerminal } from './widgets/terminal-panel/terminal-storage.ts';

/** Never settles: the page starts again. */
export async function startAsOnFirstVisit(path: string): Promise<never> {
  await Promise.all([forgetDrafts(), forgetTerminal()]);
  // in memory too, or the next change would keep them again
  useSession.setState(useSession.getInitialState(), true);
  location.hash = path;
  for (const key of Object.keys(localStorage))
    if (key.startsWith(`coldspark:${location.pathname}:`)) localStorage.removeItem(key);
  location.reload();
  return new Promise<never>(() => undefined);
}
