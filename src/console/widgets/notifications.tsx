/** The flashbar: what the region is doing, then what actions answered. */
import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useEffect, useState } from 'react';
import type { RegionStatus } from '../../api/coldspark.ts';
import { useRegionStatus } from '../region.ts';
import { dismissFlash, type Flash, useSession } from '../session.ts';

/** A start that is quicker than this needs no words. */
const QUIET_START_MS = 700;

function describeRegion(status: RegionStatus, slowStart: boolean): FlashbarProps.MessageDefinition[] {
  const items: FlashbarProps.MessageDefinition[] = [];
  if (status.phase === 'starting' && slowStart)
    items.push({
      id: 'region-starting',
      type: 'in-progress',
      loading: true,
      content: 'Starting the Region in this browser.',
    });
  if (status.phase === 'read-only')
    items.push({
      id: 'region-read-only',
      type: 'warning',
      header: 'The Region is read-only',
      content:
        status.reason ?? 'This browser has no room left for changes. What is saved can still be read and invoked.',
    });
  if (status.phase === 'failed')
    items.push({
      id: 'region-failed',
      type: 'error',
      header: 'The Region has stopped',
      content: `${status.reason ?? 'It could not start.'} Reload the page to start it again.`,
    });
  if (status.preparingPython !== undefined)
    items.push({
      id: 'preparing-python',
      type: 'in-progress',
      content: (
        <ProgressBar
          variant="flash"
          label="Preparing Python (once)"
          description="Python is unpacked and kept in this browser. It counts in no Init, timeout or billed duration."
          value={Math.round(status.preparingPython * 100)}
        />
      ),
    });
  return items;
}

const asItem = (flash: Flash): FlashbarProps.MessageDefinition => ({
  id: flash.id,
  type: flash.type,
  loading: flash.type === 'in-progress',
  ariaRole: flash.type === 'error' ? 'alert' : 'status',
  content: flash.content,
  ...(flash.header ? { header: flash.header } : {}),
  ...(flash.type === 'in-progress'
    ? {}
    : { dismissible: true, dismissLabel: 'Dismiss notification', onDismiss: () => dismissFlash(flash.id) }),
});

export function Notifications() {
  const status = useRegionStatus();
  const flashes = useSession((session) => session.flashes);
  const [slowStart, setSlowStart] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlowStart(true), QUIET_START_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Flashbar items={[...describeRegion(status, slowStart), ...flashes.map(asItem)]} />;
}
