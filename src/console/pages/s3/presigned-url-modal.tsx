/** An address that reads an object without credentials for a while. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ARN_SCOPE } from '../../../api/account.ts';
import { presignedUrl } from '../../../api/presign.ts';
import { bucketHost } from '../../../api/s3-host.ts';
import { accountNow } from '../../account-now.ts';

/** AWS's console signs for twelve hours at most. */
const MOST_MINUTES = 720;

interface PresignedUrlModalProps {
  bucket: string;
  objectKey: string;
  onDismiss: () => void;
}

export function PresignedUrlModal({ bucket, objectKey, onDismiss }: PresignedUrlModalProps) {
  const [minutes, setMinutes] = useState('60');
  const [url, setUrl] = useState<string>();
  const number = Number(minutes);
  const isValid = Number.isInteger(number) && number >= 1 && number <= MOST_MINUTES;

  const create = () => {
    if (!isValid) return;
    setUrl(
      presignedUrl({
        method: 'GET',
        baseUrl: `${location.protocol}//${bucketHost(location.host, bucket)}`,
        key: objectKey,
        expiresInSeconds: number * 60,
        nowMs: accountNow(),
        region: ARN_SCOPE.region,
        // whoever holds the address may read: signatures are not verified here
        accessKeyId: 'coldspark',
        secretAccessKey: 'coldspark',
      }),
    );
  };

  return (
    <Modal
      visible
      header="Create presigned URL"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Close
            </Button>
            <Button variant="primary" disabled={!isValid} onClick={create}>
              Create presigned URL
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <SpaceBetween size="m">
          <FormField
            label="Number of minutes"
            description="Until then whoever has the address reads the object, by the account’s clock."
            errorText={!isValid && `Enter a whole number from 1 to ${MOST_MINUTES}.`}
          >
            <Input value={minutes} inputMode="numeric" onChange={({ detail }) => setMinutes(detail.value)} />
          </FormField>
          {url !== undefined && (
            <>
              <Alert type="info">It is answered by the server of this page, while a tab of it is open.</Alert>
              <Box variant="code">
                <span className="s3-text">{url}</span>
              </Box>
              <CopyToClipboard
                copyButtonText="Copy presigned URL"
                copySuccessText="Presigned URL copied"
                copyErrorText="The presigned URL could not be copied"
                textToCopy={url}
              />
            </>
          )}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
