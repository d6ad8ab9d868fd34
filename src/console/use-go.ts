/** Goes to a page of the console by its path (see paths.ts), as a click on a link does. */
import { useRouter } from '@tanstack/react-router';
import { resourceOf } from './paths.ts';
import { arriveAt } from './session.ts';

export function useGo(): (path: string) => void {
  const router = useRouter();
  return (path) => {
    // before the address changes: what is said next is said there
    arriveAt(resourceOf(path));
    router.history.push(path);
  };
}
