/** The row of open files above the editor. */
import { type KeyboardEvent, useEffect, useId } from 'react';
import { EditorIcon, FileBadge } from './icons.tsx';

export interface EditorTab {
  id: string;
  label: string;
  /** Not yet deployed. */
  changed: boolean;
  active: boolean;
  onSelect: () => void;
  onClose: () => void;
}

/** Scrolls the row alone: who has just come to the page reads it from its top. */
function showInRow(tab: Element, row: Element): void {
  const { left, right } = tab.getBoundingClientRect();
  const seen = row.getBoundingClientRect();
  if (left < seen.left) row.scrollLeft += left - seen.left;
  else if (right > seen.right) row.scrollLeft += right - seen.right;
}

export function EditorTabs({ tabs }: { tabs: readonly EditorTab[] }) {
  const prefix = useId();
  const tabId = (at: number) => `${prefix}-${at}`;

  const activeAt = tabs.findIndex(({ active }) => active);
  const activeId = `${prefix}-${activeAt}`;
  useEffect(() => {
    const tab = document.getElementById(activeId)?.parentElement;
    if (tab?.parentElement) showInRow(tab, tab.parentElement);
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (event.key === 'Delete') tabs[at]?.onClose();
    if (next === undefined || !tabs[next]) return;
    event.preventDefault();
    tabs[next].onSelect();
    document.getElementById(tabId(next))?.focus();
  };

  return (
    <div className="editor-tabs">
      {/* owns the tabs without holding them, for between them stand the buttons that close them */}
      {tabs.length > 0 && (
        <div role="tablist" aria-label="Open files" aria-owns={tabs.map((_, at) => tabId(at)).join(' ')} />
      )}
      {tabs.map((tab, at) => (
        <div key={tab.id} className={tab.active ? 'editor-tab editor-tab-active' : 'editor-tab'}>
          <button
            id={tabId(at)}
            type="button"
            role="tab"
            aria-selected={tab.active}
            tabIndex={tab.active ? 0 : -1}
            title={`${tab.id}${tab.changed ? ' (not deployed)' : ''}`}
            onClick={tab.onSelect}
            onKeyDown={(event) => onKeyDown(event, at)}
            onAuxClick={tab.onClose}
          >
            <FileBadge path={tab.id} />
            {tab.label}
            {tab.changed && (
              <span className="editor-tab-changed" role="img" aria-label="not deployed">
                ●
              </span>
            )}
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`Close ${tab.label}`}
            title={`Close ${tab.label}`}
            onClick={tab.onClose}
          >
            <EditorIcon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
