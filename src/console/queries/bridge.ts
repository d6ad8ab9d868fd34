/** How the bridge stands, wherever its socket is: the leading tab tells all others. */
import { useSyncExternalStore } from 'react';
import type { BridgeState } from '../../api/bridge.ts';
import { useRegion } from '../region.ts';

export function useBridge(): BridgeState {
  const { region } = useRegion();
  return useSyncExternalStore(
    (changed) => region.onBridge(changed),
    () => region.bridge,
  );
}
