/** How far Coldspark can do without a network, and whether a new version of it waits, as the console's components see it. */
import { create } from 'zustand';
import type { Offline, OfflineState } from '../api/offline.ts';
import { reloadPage } from './reload-page.ts';

interface OfflineStore extends OfflineState {
  /** Undefined where no service worker belongs to the page, as in development. */
  offline?: Offline;
  /** Loads the page again without a question. */
  leave: () => void;
}

export const useOffline = create<OfflineStore>(() => ({ update: 'none', leave: reloadPage }));

/** `leave`: see OfflineStore. */
export function followOffline(offline: Offline, leave: () => void): void {
  useOffline.setState({ ...offline.state, offline, leave });
  offline.onState((state) => {
    const before = useOffline.getState().update;
    useOffline.setState(state);
    // one version at a time: tabs of two would talk to each other
    if (state.update === 'taken' && before !== 'taken' && (mayGo || !holdsTypedWork())) leave();
  });
}

/** Somebody said that this page may go, whatever is typed in it. */
let mayGo = false;

/** Whether a reload would lose what was typed: the forms' own guards are asked, and an open dialog counts. */
export function holdsTypedWork(): boolean {
  const question = new Event('beforeunload', { cancelable: true });
  return !globalThis.dispatchEvent(question) || document.querySelector('[role="dialog"]') !== null;
}

/** Loads the version that waits, here and in the other tabs, or that another tab took. Nobody is asked any more. */
export function reloadIntoUpdate(): void {
  const { offline, update, leave } = useOffline.getState();
  mayGo = true;
  if (update === 'taken') leave();
  else offline?.takeUpdate();
}

/** When files of this version are gone: the version that waits, else whatever the host has, else once more what is kept. */
export async function loadAnew(): Promise<void> {
  const { offline, update } = useOffline.getState();
  if (update !== 'none') return reloadIntoUpdate();
  if (await offline?.reachesHost()) await offline?.letGo();
  reloadPage();
}
