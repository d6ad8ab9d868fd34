/** The flashbar's messages: what the region is doing, whether there is a new version, then what actions answered. */
import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { RegionStatus } from '../../api/coldspark.ts';
import { dismissFlash, type Flash } from '../session.ts';

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

interface FlashesProps {
  status: RegionStatus;
  slowStart: boolean;
  updates: readonly FlashbarProps.MessageDefinition[];
  flashes: readonly Flash[];
}

export function Flashes({ status, slowStart, updates, flashes }: FlashesProps) {
  return <Flashbar items={[...describeRegion(status, slowStart), ...updates, ...flashes.map(asItem)]} />;
}
