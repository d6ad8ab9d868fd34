/**
 * The keys that the terminal leaves to the page: the browser's own paste, and the way out. Tab belongs to the shell;
 * after Escape, and with Shift, it goes on to the page.
 */
import type { Terminal } from '@xterm/xterm';

const isMac = () => navigator.platform.startsWith('Mac');

/** As the header names it. */
export const pasteKeys = () => (isMac() ? '⌘V' : 'Ctrl+V');

const pastes = ({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) =>
  code === 'KeyV' && !shiftKey && !altKey && (isMac() ? metaKey : ctrlKey);

export function letKeysPass(screen: Pick<Terminal, 'attachCustomKeyEventHandler' | 'input'>): void {
  let escaped = false;
  screen.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true;
    // a shell would get ^V, which nobody types here; as it is, the browser pastes
    if (pastes(event)) return false;
    if (event.key === 'Tab') {
      const leaves = escaped || event.shiftKey;
      escaped = false;
      if (leaves) return false;
      // for screen readers xterm lets the key do what it does on the page as well
      event.preventDefault();
      screen.input('\t');
      return false;
    }
    escaped = event.key === 'Escape';
    return !escaped;
  });
}
