/** Who may reach a bucket: what is public of it, and its policy. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-management.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { PUBLIC_ACCESS_SETTINGS } from '../../domain/public-access.ts';
import { errorMessage } from '../../errors.ts';
import { editBucketPolicyPath } from '../../paths.ts';
import { useBucketPolicy, usePublicAccess } from '../../queries/buckets.ts';
import { DeleteBucketPolicyModal } from './delete-bucket-policy-modal.tsx';
import { EditPublicAccessModal } from './edit-public-access-modal.tsx';
import { readablePolicy } from './readable-policy.ts';

export function PermissionsTab({ bucket }: { bucket: string }) {
  return (
    <SpaceBetween size="l">
      <PublicAccess bucket={bucket} />
      <BucketPolicy bucket={bucket} />
    </SpaceBetween>
  );
}

function PublicAccess({ bucket }: { bucket: string }) {
  const { data: access, error } = usePublicAccess(bucket);
  const [editing, setEditing] = useState(false);
  const blocksAll = access && Object.values(access).every(Boolean);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What it blocks no bucket policy can grant to everybody."
          actions={
            <Button ariaLabel="Edit Block public access" disabled={!access} onClick={() => setEditing(true)}>
              Edit
            </Button>
          }
        >
          Block public access (bucket settings)
        </Header>
      }
    >
      <SpaceBetween size="m">
        {error && <Alert type="error">{errorMessage(error)}</Alert>}
        {!access && !error && <StatusIndicator type="loading">Loading</StatusIndicator>}
        {access && (
          <KeyValuePairs items={[{ label: 'Block all public access', value: <OnOff isOn={blocksAll === true} /> }]} />
        )}
        {access && !blocksAll && (
          <KeyValuePairs
            items={PUBLIC_ACCESS_SETTINGS.map(({ member, label }) => ({
              label,
              value: <OnOff isOn={access[member]} />,
            }))}
          />
        )}
      </SpaceBetween>
      {editing && access && (
        <EditPublicAccessModal bucket={bucket} access={access} onDismiss={() => setEditing(false)} />
      )}
    </Container>
  );
}

const OnOff = ({ isOn }: { isOn: boolean }) => (
  <StatusIndicator type={isOn ? 'success' : 'warning'}>{isOn ? 'On' : 'Off'}</StatusIndicator>
);

function BucketPolicy({ bucket }: { bucket: string }) {
  const { data, error } = useBucketPolicy(bucket);
  const [deleting, setDeleting] = useState(false);
  const policy = data?.Policy === undefined ? undefined : readablePolicy(data.Policy);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Written in JSON: who else may do what with the bucket and its objects, and who may not."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {policy !== undefined && (
                <CopyToClipboard
                  copyButtonText="Copy"
                  copyButtonAriaLabel="Copy bucket policy"
                  copySuccessText="Bucket policy copied"
                  copyErrorText="The bucket policy could not be copied"
                  textToCopy={policy}
                />
              )}
              <Button ariaLabel="Edit Bucket policy" href={`#${editBucketPolicyPath(bucket)}`}>
                Edit
              </Button>
              <Button
                ariaLabel="Delete Bucket policy"
                disabled={policy === undefined}
                onClick={() => setDeleting(true)}
              >
                Delete
              </Button>
            </SpaceBetween>
          }
        >
          Bucket policy
        </Header>
      }
    >
      {error && <Alert type="error">{errorMessage(error)}</Alert>}
      {!data && !error && <StatusIndicator type="loading">Loading</StatusIndicator>}
      {data && policy === undefined && <Box color="text-body-secondary">No policy to display.</Box>}
      {policy !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keyboard
        <pre className="s3-policy" tabIndex={0}>
          {policy}
        </pre>
      )}
      {deleting && <DeleteBucketPolicyModal bucket={bucket} onDismiss={() => setDeleting(false)} />}
    </Container>
  );
}
