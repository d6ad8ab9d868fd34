/** The address as it stands now: told at once, before the page of it is loaded and shown. */
import { createContext, use, useSyncExternalStore } from 'react';
import type { AddressHistory } from './address-history.ts';

export const AddressContext = createContext<AddressHistory | undefined>(undefined);

export function useAddressHistory(): AddressHistory {
  const history = use(AddressContext);
  if (!history) throw new Error('Addresses are known inside of AddressContext only.');
  return history;
}

export interface Address {
  /** As of this render. */
  href: string;
  /** Whether it is still the same. */
  holds(): boolean;
}

export function useAddress(): Address {
  const history = useAddressHistory();
  const href = useSyncExternalStore(history.subscribe, () => history.href);
  return { href, holds: () => history.href === href };
}
