/** Tags of the function as a whole. https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { errorMessage } from '../../../errors.ts';
import { editConfigurationPath } from '../../../paths.ts';
import { useTags } from '../../../queries/tags.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';

export function TagsSection({ functionName, readOnly }: { functionName: string; readOnly: boolean }) {
  const { data = {}, error, isPending } = useTags(functionName);
  const tags = Object.entries(data).map(([key, value]) => ({ key, value }));
  const manageButton = !readOnly && (
    <Button href={`#${editConfigurationPath(functionName, 'tags')}`}>Manage tags</Button>
  );
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="tags" />}
          counter={`(${tags.length})`}
          actions={manageButton}
          description="A tag is a label that you give to an AWS resource: a key and an optional value."
        >
          Tags
        </Header>
      }
      columnDefinitions={[
        { id: 'key', header: 'Key', width: '40%', isRowHeader: true, cell: ({ key }) => key },
        { id: 'value', header: 'Value', cell: ({ value }) => value || '-' },
      ]}
      items={tags}
      trackBy="key"
      loading={isPending}
      loadingText="Loading"
      ariaLabels={{ tableLabel: 'Tags' }}
      empty={
        <Box textAlign="center" color="inherit">
          <SpaceBetween size="m">
            <div>
              <b>{error ? errorMessage(error) : 'No tags'}</b>
              {!error && <Box color="inherit">No tags associated with this function.</Box>}
            </div>
            {manageButton}
          </SpaceBetween>
        </Box>
      }
    />
  );
}
