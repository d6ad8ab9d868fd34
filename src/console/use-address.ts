/** The address as it stands now: told at once, before the page of it is loaded and shown. */
import { useRouter } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';

export interface Address {
  /** As of this render. */
  href: string;
  /** Whether it is still the same. */
  holds(): boolean;
}

export function useAddress(): Address {
  const { history } = useRouter();
  const current = () => history.location.href;
  const href = useSyncExternalStore((changed) => history.subscribe(changed), current);
  return { href, holds: () => current() === href };
}
