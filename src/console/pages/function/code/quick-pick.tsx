/** "Select test event": the list at the top of the editor that Test opens while no event is selected. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface QuickPickItem {
  label: string;
  pick: () => void;
}

export function QuickPick({ label, items, onClose }: { label: string; items: QuickPickItem[]; onClose: () => void }) {
  const [filter, setFilter] = useState('');
  const [index, setIndex] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const found = items.filter((item) => item.label.toLowerCase().includes(filter.toLowerCase()));
  const current = Math.min(index, found.length - 1);
  const pick = (item: QuickPickItem | undefined) => {
    if (!item) return;
    onClose();
    item.pick();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const actions: Record<string, () => void> = {
      ArrowDown: () => setIndex((current + 1) % Math.max(1, found.length)),
      ArrowUp: () => setIndex((current - 1 + found.length) % Math.max(1, found.length)),
      Enter: () => pick(found[current]),
      Escape: onClose,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const optionId = (at: number) => `quick-pick-option-${at}`;
  return (
    <div className="quick-pick">
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls="quick-pick-options"
        aria-activedescendant={found.length > 0 ? optionId(current) : undefined}
        placeholder={label}
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      <div id="quick-pick-options" role="listbox" aria-label={label}>
        {found.map((item, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text box above
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text box
          <div
            key={item.label}
            id={optionId(at)}
            role="option"
            aria-selected={at === current}
            className="quick-pick-option"
            // the text box would lose the focus, and the list would close, before the click
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(item)}
          >
            {item.label}
          </div>
        ))}
      </div>
    </div>
  );
}
