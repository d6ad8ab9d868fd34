/** Whether the Tab key indents or leaves the editor. One choice for all editors, as in the console's own. */
import { create } from 'zustand';

export const useTabKey = create<{ movesFocus: boolean }>()(() => ({ movesFocus: false }));

export function toggleTabKey(): void {
  useTabKey.setState(({ movesFocus }) => ({ movesFocus: !movesFocus }));
}
