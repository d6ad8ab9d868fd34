/**
 * What this browser keeps beside the account: drafts, the terminal's files and history, preferences, notes of
 * interruptions. Forgotten all together, the page is as on a first visit; what lives in memory alone goes with a reload.
 */
import { forgetDrafts } from './draft-storage.ts';
import { forgetTerminal } from './widgets/terminal-panel/terminal-storage.ts';

/** Never settles: the page starts again. */
export async function startAsOnFirstVisit(path: string): Promise<never> {
  await Promise.all([forgetDrafts(), forgetTerminal()]);
  location.hash = path;
  // last, for whatever changes meanwhile is kept again
  for (const key of Object.keys(localStorage))
    if (key.startsWith(`coldspark:${location.pathname}:`)) localStorage.removeItem(key);
  location.reload();
  return new Promise<never>(() => undefined);
}
