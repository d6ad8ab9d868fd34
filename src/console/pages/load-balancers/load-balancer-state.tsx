/** Whether a load balancer answers already. */
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { LoadBalancerState as State } from '../../../api/models/elbv2-types.ts';

export function LoadBalancerState({ state }: { state: State | undefined }) {
  return state?.Code === 'active' ? (
    <StatusIndicator type="success">Active</StatusIndicator>
  ) : (
    <StatusIndicator type="pending">Provisioning</StatusIndicator>
  );
}
