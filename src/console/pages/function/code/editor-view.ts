/** How somebody left the code editor of a function or version: open files, panels, chosen event. For this visit. */
import { create } from 'zustand';

export type PanelTab = 'problems' | 'output';

export interface EditorView {
  /** Tabs, left to right. */
  openPaths: readonly string[];
  /** The file on top, or `new-event` for the pane in which a test event is written. */
  active?: { file: string } | 'event';
  /** Whether that pane has a tab. */
  eventPaneOpen: boolean;
  expandedFolders: readonly string[];
  sideBarOpen: boolean;
  /** What the panel below the editor shows; folded without. */
  panel?: PanelTab;
  selectedEvent?: string;
}

export const initialView: EditorView = {
  openPaths: [],
  eventPaneOpen: false,
  expandedFolders: [],
  sideBarOpen: true,
};

const useEditorViews = create<{ views: Record<string, EditorView> }>()(() => ({ views: {} }));

/** The view, and how to change it; a change sees the view as it then is. */
export function useEditorView(key: string): [EditorView, (change: (view: EditorView) => EditorView) => void] {
  const view = useEditorViews(({ views }) => views[key]) ?? initialView;
  const update = (change: (view: EditorView) => EditorView) =>
    useEditorViews.setState(({ views }) => ({ views: { ...views, [key]: change(views[key] ?? initialView) } }));
  return [view, update];
}

export function openFile(view: EditorView, path: string): EditorView {
  const openPaths = view.openPaths.includes(path) ? view.openPaths : [...view.openPaths, path];
  return { ...view, openPaths, active: { file: path } };
}

export function showPanel({ panel: _before, ...view }: EditorView, panel: PanelTab | undefined): EditorView {
  return panel ? { ...view, panel } : view;
}

export function openEventPane(view: EditorView): EditorView {
  return { ...view, eventPaneOpen: true, active: 'event' };
}

/** Closes a tab; the one beside it comes to the top. */
export function closeFile(view: EditorView, path: string): EditorView {
  const index = view.openPaths.indexOf(path);
  const openPaths = view.openPaths.filter((open) => open !== path);
  if (typeof view.active !== 'object' || view.active.file !== path) return { ...view, openPaths };
  return withActive({ ...view, openPaths }, openPaths[Math.min(index, openPaths.length - 1)]);
}

export function closeEventPane(view: EditorView): EditorView {
  const closed = { ...view, eventPaneOpen: false };
  return view.active === 'event' ? withActive(closed, view.openPaths.at(-1)) : closed;
}

function withActive({ active: _before, ...view }: EditorView, path: string | undefined): EditorView {
  if (path !== undefined) return { ...view, active: { file: path } };
  return view.eventPaneOpen ? { ...view, active: 'event' } : view;
}

/** After files moved or vanished: tabs follow a rename, and those of files that are gone close. */
export function followFiles(view: EditorView, moved: (path: string) => string, exists: (path: string) => boolean) {
  const { active, ...rest } = view;
  const openPaths = view.openPaths.map(moved);
  const followed: EditorView = {
    ...rest,
    openPaths,
    expandedFolders: view.expandedFolders.map(moved),
    ...(active !== undefined && { active: active === 'event' ? active : { file: moved(active.file) } }),
  };
  return openPaths.filter((path) => !exists(path)).reduce(closeFile, followed);
}
