/** The list of APIs, HTTP and REST. https://docs.aws.amazon.com/apigateway/latest/developerguide/welcome.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { errorMessage } from '../../errors.ts';
import { apiPath, createApiPath } from '../../paths.ts';
import { useApis } from '../../queries/apis.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';

export function ApisPage() {
  const { data: apis = [], error, isPending } = useApis();
  const createButton = (
    <Button variant="primary" href={`#${createApiPath}`}>
      Create API
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
          counter={`(${apis.length})`}
          info={<InfoLink topic="apis" />}
          actions={createButton}
        >
          APIs
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          cell: ({ id, name }) => <Link href={`#${apiPath(id)}`}>{name}</Link>,
        },
        { id: 'description', header: 'Description', cell: ({ description }) => description || '-' },
        { id: 'id', header: 'ID', cell: ({ id }) => id },
        { id: 'protocol', header: 'Protocol', cell: ({ type }) => type },
      ]}
      items={apis}
      trackBy="id"
      loading={isPending}
      loadingText="Loading APIs"
      ariaLabels={{ tableLabel: 'APIs' }}
      empty={
        <Box textAlign="center" color="inherit">
          {error ? (
            errorMessage(error)
          ) : (
            <SpaceBetween size="m">
              <b>No APIs</b>
              <Box color="inherit">An API lets programs reach a function over HTTP.</Box>
              {createButton}
            </SpaceBetween>
          )}
        </Box>
      }
    />
  );
}
