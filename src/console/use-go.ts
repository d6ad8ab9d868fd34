/** Goes to a page of the console by its path (see paths.ts), as a click on a link does. */
import type { AddressHistory } from './address-history.ts';
import { resourceOf } from './paths.ts';
import { arriveAt } from './session.ts';
import { useAddress, useAddressHistory } from './use-address.ts';

export type Go = (path: string) => void;

/** At once, from what was pressed. */
export function useGo(): Go {
  const history = useAddressHistory();
  return (path) => step(history, path);
}

/** After an answer, only from the page it was begun on: whoever left that meanwhile is not fetched back. */
export const useGoAfterAnswer = (): Go => useGuardedStep(false);

/** The same from a form that was saved or cancelled: nobody is asked whether to leave it. */
export const useGoWhenDone = (): Go => useGuardedStep(true);

function useGuardedStep(unasked: boolean): Go {
  const history = useAddressHistory();
  const begunAt = useAddress();
  return (path) => {
    if (begunAt.holds()) step(history, path, unasked);
  };
}

function step(history: AddressHistory, path: string, unasked = false): void {
  // before the address changes: what is said next is said there
  arriveAt(resourceOf(path));
  history.push(path, { unasked });
}
