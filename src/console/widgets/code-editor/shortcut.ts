/** The console's shortcuts: Ctrl+Shift and a letter, on macOS Shift+Command; Shift is left out where said so. */
import { useEffect, useEffectEvent } from 'react';

const isMac = () => navigator.platform.startsWith('Mac');

/** How a shortcut is written on a button, and how it is told to assistive technology. */
export function shortcutKeys(letter: string): { label: string; aria: string } {
  return isMac()
    ? { label: `⇧⌘${letter}`, aria: `Shift+Meta+${letter}` }
    : { label: `Ctrl+Shift+${letter}`, aria: `Control+Shift+${letter}` };
}

/** Runs the action whatever has the focus, the code editor included, as long as the component is on screen. */
export function useShortcut(letter: string, action: () => void, { shift = true } = {}): void {
  const run = useEffectEvent(action);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const modified = (isMac() ? event.metaKey : event.ctrlKey) && event.shiftKey === shift && !event.altKey;
      if (!modified || event.code !== `Key${letter}`) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) run();
    };
    // before the editor and the browser take the keys
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [letter, shift]);
}
