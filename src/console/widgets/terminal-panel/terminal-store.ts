/** Whether the terminal is open, how high it is, and what it is asked to run from elsewhere on the page. */
import { create } from 'zustand';

interface TerminalState {
  open: boolean;
  /** Once somebody has moved its edge. */
  heightPx?: number;
  /** Lines to be typed into it, in order. */
  orders: string[];
}

export const MIN_HEIGHT_PX = 120;

export const useTerminal = create<TerminalState>()(() => ({ open: false, orders: [] }));

export const setTerminalOpen = (open: boolean) => useTerminal.setState({ open });

export const setTerminalHeight = (heightPx: number) => useTerminal.setState({ heightPx });

/** Opens the terminal and runs the line as if it were typed. */
export const runInTerminal = (line: string) =>
  useTerminal.setState(({ orders }) => ({ open: true, orders: [...orders, line] }));

export function takeOrders(): string[] {
  const { orders } = useTerminal.getState();
  if (orders.length > 0) useTerminal.setState({ orders: [] });
  return orders;
}
