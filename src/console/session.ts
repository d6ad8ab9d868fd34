/**
 * What belongs to this visit of the page and to no resource: notifications, open panels, and preferences. Preferences
 * alone are kept, under a name that carries the base path, because sibling projects may share the origin.
 */
import type { ReactNode } from 'react';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { HelpTopic } from './help-titles.ts';

export interface Flash {
  id: string;
  type: 'success' | 'info' | 'warning' | 'error' | 'in-progress';
  header?: string;
  content: ReactNode;
}

/** Where it was said. */
type ShownFlash = Flash & { resource: string };

/** `system`: as the browser's, also when that changes. */
export type VisualMode = 'light' | 'dark' | 'system';
/** What the panel beside the page shows. */
export type Drawer = 'help' | 'notes';

export interface Preferences {
  visualMode: VisualMode;
  compact: boolean;
  /** Without a choice it is open beside lists, as in the real console. */
  navigationOpen?: boolean;
  /** Code, results and terminal in letters that the last row reads. */
  largeText: boolean;
  overviewExpanded: boolean;
  /** Of the code editor, once somebody has moved its edge. */
  editorHeightPx?: number;
  functionsPageSize: number;
  /** Column ids of the functions list that are shown. */
  functionsColumns: string[];
  /** The panel of a first visit, once it was dismissed or asked for; before, it is there while there is no function. */
  startPanelShown?: boolean;
  /** The function that the steps of the notes are about. */
  notesFunction: string;
}

interface Session extends Preferences {
  /** What the visual mode comes to. */
  dark: boolean;
  /** What the page is about; see resourceOf in paths.ts. */
  resource: string;
  flashes: ShownFlash[];
  /** The page's own, or that of the Info link followed last. */
  helpTopic: HelpTopic;
  drawer: Drawer | null;
  /** How often an Info link was followed: each time the panel gets the focus. */
  helpAsked: number;
}

const systemScheme = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
const isDark = (mode: VisualMode) => (mode === 'system' ? (systemScheme?.matches ?? false) : mode === 'dark');

/** Of localStorage. */
export const PREFERENCES_KEY = `coldspark:${globalThis.location?.pathname ?? '/'}:preferences`;

export const useSession = create<Session>()(
  persist(
    (): Session => ({
      visualMode: 'system',
      compact: false,
      largeText: false,
      overviewExpanded: true,
      functionsPageSize: 10,
      functionsColumns: ['name', 'description', 'packageType', 'runtime', 'type', 'lastModified'],
      notesFunction: 'lambda-version-demo',
      dark: isDark('system'),
      resource: '',
      flashes: [],
      helpTopic: 'lambda',
      drawer: null,
      helpAsked: 0,
    }),
    {
      name: PREFERENCES_KEY,
      storage: createJSONStorage<Preferences>(() => localStorage),
      partialize: ({ dark, resource, flashes, helpTopic, drawer, helpAsked, ...preferences }): Preferences =>
        preferences,
      merge: (kept, session) => {
        const merged = { ...session, ...(kept as Partial<Preferences> | undefined) };
        return { ...merged, dark: isDark(merged.visualMode) };
      },
    },
  ),
);

let flashCount = 0;

/** What went well is news, and news get old; what runs takes itself away, and what failed waits to be put right. */
export const isNews = ({ type }: Flash) => type === 'success' || type === 'info';

/** News that nobody dismisses leave after so long, of the wall's clock: long enough to be read and acted upon. */
export const NEWS_STAY_MS = 30_000;

/** Whether a notification still has something to say once `next` is shown. */
function outlives(earlier: ShownFlash, next: ShownFlash): boolean {
  if (earlier.id === next.id) return false;
  if (earlier.type === 'in-progress') return true;
  // what failed here was put right, given up, or is being tried again
  if (next.type === 'success' || next.type === 'in-progress')
    return !isNews(earlier) && earlier.resource !== next.resource;
  return earlier.type !== 'success' && earlier.content !== next.content;
}

/** Adds a notification, newest first, and returns its id. One that names an existing id takes its place. */
export function flash(item: Omit<Flash, 'id'> & { id?: string }): string {
  const { resource } = useSession.getState();
  const next: ShownFlash = { ...item, id: item.id ?? `flash-${++flashCount}`, resource };
  useSession.setState(({ flashes }) => ({ flashes: [next, ...flashes.filter((earlier) => outlives(earlier, next))] }));
  return next.id;
}

/** The page is about something else now: news of what it was about leave with it. */
export function arriveAt(resource: string): void {
  useSession.setState((session) =>
    session.resource === resource ? {} : { resource, flashes: session.flashes.filter((shown) => !isNews(shown)) },
  );
}

export function dismissFlash(id: string): void {
  useSession.setState(({ flashes }) => ({ flashes: flashes.filter((f) => f.id !== id) }));
}

export function openHelp(helpTopic: HelpTopic): void {
  useSession.setState(({ helpAsked }) => ({ helpTopic, drawer: 'help', helpAsked: helpAsked + 1 }));
}

export function setPreferences(preferences: Partial<Preferences>): void {
  useSession.setState((session) => ({
    ...preferences,
    dark: isDark(preferences.visualMode ?? session.visualMode),
  }));
}

export function openNotes(): void {
  useSession.setState({ drawer: 'notes' });
}

systemScheme?.addEventListener?.('change', () => setPreferences({}));
