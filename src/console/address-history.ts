/**
 * The history of hash addresses. Each entry knows its place among the others, also one that a link of plain HTML or a
 * pasted address made: else nobody could tell where a refused step must go back to.
 */
import { createHashHistory, type RouterHistory } from '@tanstack/react-router';

/** Where the router keeps it in the state of an entry. */
const INDEX = '__TSR_index';

export function addressHistory(): RouterHistory {
  // the router's own reports each replacement as a step
  const replaceState = window.history.replaceState.bind(window.history);
  let history: RouterHistory | undefined;
  // before the router's own listener, which reads the place
  window.addEventListener('popstate', () => {
    if (!history || window.history.state?.[INDEX] !== undefined) return;
    const index = history.location.state[INDEX] + 1;
    const key = crypto.randomUUID();
    replaceState({ [INDEX]: index, key, __TSR_key: key }, '');
  });
  history = createHashHistory();
  return history;
}
