/** The bridge's state in one line. */
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { BridgeState } from '../../../api/bridge.ts';

const STATUS: Record<BridgeState['link'], { type: StatusIndicatorProps.Type; text: string }> = {
  unknown: { type: 'loading', text: 'Looking for the bridge' },
  absent: { type: 'stopped', text: 'No bridge at this address' },
  connected: { type: 'success', text: 'Connected' },
  elsewhere: { type: 'warning', text: 'Another browser answers here; reload this page to take over' },
  disconnected: { type: 'error', text: 'Not connected; tried again until the server is back' },
};

export function BridgeStatus({ link }: Pick<BridgeState, 'link'>) {
  const { type, text } = STATUS[link];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
