/** The list of load balancers. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { errorMessage } from '../../errors.ts';
import { createLoadBalancerPath, loadBalancerPath } from '../../paths.ts';
import { useLoadBalancers } from '../../queries/load-balancers.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { LoadBalancerState } from './load-balancer-state.tsx';

export function LoadBalancersPage() {
  const { data: loadBalancers = [], error, isPending } = useLoadBalancers();
  const createButton = (
    <Button variant="primary" href={`#${createLoadBalancerPath}`}>
      Create load balancer
    </Button>
  );
  return (
    <DataTable
      variant="full-page"
      stickyHeader
      enableKeyboardNavigation
      header={
        <Header
          variant="awsui-h1-sticky"
          counter={`(${loadBalancers.length})`}
          info={<InfoLink topic="load-balancers" />}
          actions={createButton}
        >
          Load balancers
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          cell: ({ LoadBalancerName = '' }) => (
            <Link href={`#${loadBalancerPath(LoadBalancerName)}`}>{LoadBalancerName}</Link>
          ),
        },
        { id: 'state', header: 'State', cell: ({ State }) => <LoadBalancerState state={State} /> },
        { id: 'type', header: 'Type', cell: ({ Type }) => Type },
        { id: 'scheme', header: 'Scheme', cell: ({ Scheme }) => Scheme },
        { id: 'dns', header: 'DNS name', minWidth: 240, cell: ({ DNSName }) => DNSName },
      ]}
      items={loadBalancers}
      trackBy="LoadBalancerArn"
      loading={isPending}
      loadingText="Loading load balancers"
      ariaLabels={{ tableLabel: 'Load balancers' }}
      empty={
        <Box textAlign="center" color="inherit">
          {error ? (
            errorMessage(error)
          ) : (
            <SpaceBetween size="m">
              <b>No load balancers</b>
              <Box color="inherit">A load balancer lets programs reach a function over HTTP.</Box>
              {createButton}
            </SpaceBetween>
          )}
        </Box>
      }
    />
  );
}
