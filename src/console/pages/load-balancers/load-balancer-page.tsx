/** One load balancer: its listeners and rules, where they send requests, and what comes back. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { localHost } from '../../../api/front-door.ts';
import type { LoadBalancer } from '../../../api/models/elbv2-types.ts';
import { errorMessage } from '../../errors.ts';
import { useLoadBalancer } from '../../queries/load-balancers.ts';
import { InfoLink } from '../../widgets/info-link.tsx';
import { TryRequest } from '../../widgets/try-request/try-request.tsx';
import { DeleteLoadBalancerModal } from './delete-load-balancer-modal.tsx';
import { ListenersTable } from './listeners-table.tsx';
import { LoadBalancerState } from './load-balancer-state.tsx';
import { TargetGroupsTable } from './target-groups-table.tsx';
import './load-balancers.css';

export function LoadBalancerPage({ loadBalancerName }: { loadBalancerName: string }) {
  const { data: picture, error } = useLoadBalancer(loadBalancerName);
  const [deleting, setDeleting] = useState(false);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="load-balancers" />}
          actions={
            <Button disabled={!picture} onClick={() => setDeleting(true)}>
              Delete
            </Button>
          }
        >
          {loadBalancerName}
        </Header>
      }
    >
      {error && !picture ? (
        <Alert type="error">{errorMessage(error)}</Alert>
      ) : picture ? (
        <SpaceBetween size="l">
          <Details loadBalancer={picture.loadBalancer} />
          <ListenersTable picture={picture} />
          <TargetGroupsTable groups={picture.targetGroups} />
          <TryRequest
            key={loadBalancerName}
            door="elb"
            host={localHost('elb', loadBalancerName, location.host)}
            description="Sends a request to the load balancer, and shows what comes back."
            load
          />
        </SpaceBetween>
      ) : (
        <StatusIndicator type="loading">Loading</StatusIndicator>
      )}
      {deleting && picture && (
        <DeleteLoadBalancerModal
          loadBalancerName={loadBalancerName}
          arn={picture.loadBalancer.LoadBalancerArn ?? ''}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </ContentLayout>
  );
}

function Details({ loadBalancer }: { loadBalancer: LoadBalancer }) {
  const { LoadBalancerName = '', LoadBalancerArn, DNSName, Scheme, VpcId, AvailabilityZones = [] } = loadBalancer;
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={220}
        items={[
          { label: 'State', value: <LoadBalancerState state={loadBalancer.State} /> },
          { label: 'Scheme', value: Scheme },
          { label: 'VPC', value: VpcId },
          {
            label: 'DNS name',
            value: (
              <>
                <span className="load-balancer-text">{DNSName}</span>
                <Box color="text-body-secondary" fontSize="body-s">
                  From programs on this computer:{' '}
                  <span className="load-balancer-text">
                    http://{localHost('elb', LoadBalancerName, location.host)}/
                  </span>
                </Box>
              </>
            ),
          },
          { label: 'Availability Zones', value: AvailabilityZones.map(({ ZoneName }) => ZoneName).join(', ') },
          { label: 'ARN', value: <span className="load-balancer-text">{LoadBalancerArn}</span> },
        ]}
      />
    </Container>
  );
}
