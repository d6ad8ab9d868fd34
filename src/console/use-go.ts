/** Goes to a page of the console by its path (see paths.ts), as a click on a link does. */
import { useRouter } from '@tanstack/react-router';

export function useGo(): (path: string) => void {
  const router = useRouter();
  return (path) => router.history.push(path);
}
