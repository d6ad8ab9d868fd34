/**
 * Goes to a page of the console by its path (see paths.ts), as a click on a link does. What goes on after an answer goes
 * only from the page it was begun on: whoever left that meanwhile is not fetched back.
 */
import { resourceOf } from './paths.ts';
import { arriveAt } from './session.ts';
import { useAddress, useAddressHistory } from './use-address.ts';

export type Go = (path: string) => void;

export const useGo = (): Go => useStep(false);

/** From a form that was saved or cancelled: nobody is asked whether to leave it. */
export const useGoWhenDone = (): Go => useStep(true);

function useStep(unasked: boolean): Go {
  const history = useAddressHistory();
  const begunAt = useAddress();
  return (path) => {
    if (!begunAt.holds()) return;
    // before the address changes: what is said next is said there
    arriveAt(resourceOf(path));
    history.push(path, { unasked });
  };
}
