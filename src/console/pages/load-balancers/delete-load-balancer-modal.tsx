/** Delete a load balancer: its listeners and rules go with it. */
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { loadBalancersPath } from '../../paths.ts';
import { deleteLoadBalancer, loadBalancerSubject } from '../../queries/load-balancers.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface DeleteLoadBalancerModalProps {
  loadBalancerName: string;
  arn: string;
  onDismiss: () => void;
}

export function DeleteLoadBalancerModal({ loadBalancerName, arn, onDismiss }: DeleteLoadBalancerModalProps) {
  const access = useRegion();
  const go = useGo();
  const [alsoTargetGroups, setAlsoTargetGroups] = useState(true);

  const submit = async () => {
    await deleteLoadBalancer(access, arn, alsoTargetGroups);
    go(loadBalancersPath);
    flash({
      type: 'success',
      content: (
        <>
          Load balancer <b>{loadBalancerName}</b> deleted successfully.{' '}
          <CliButton service="elbv2" operation="DeleteLoadBalancer" input={{ LoadBalancerArn: arn }} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={loadBalancerSubject(loadBalancerName, arn)}
      title={`Delete load balancer ${loadBalancerName}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Its listeners and rules are deleted with it. Functions keep the statements that let its target groups in.
      </Box>
      <Checkbox
        checked={alsoTargetGroups}
        description="On AWS they stay, and cost nothing."
        onChange={({ detail }) => setAlsoTargetGroups(detail.checked)}
      >
        Delete its target groups, too
      </Checkbox>
    </ActionModal>
  );
}
