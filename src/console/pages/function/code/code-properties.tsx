/** Code properties: size, hash and age of the deployed package. */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { packageSize } from '../../../domain/package-size.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { RelativeTime } from '../../../widgets/relative-time.tsx';

export function CodeProperties({ configuration }: { configuration: FunctionConfiguration }) {
  const { CodeSize = 0, CodeSha256 = '', LastModified, KMSKeyArn } = configuration;
  return (
    <Container
      header={
        <Header variant="h2" info={<InfoLink topic="code-properties" />}>
          Code properties
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Package size', value: packageSize(CodeSize) },
            {
              label: 'SHA256 hash',
              value: (
                <CopyToClipboard
                  variant="inline"
                  textToCopy={CodeSha256}
                  copyButtonAriaLabel="Copy SHA256 hash"
                  copySuccessText="SHA256 hash copied"
                  copyErrorText="SHA256 hash failed to copy"
                />
              ),
            },
            { label: 'Last modified', value: <RelativeTime at={LastModified} /> },
          ]}
        />
        <ExpandableSection headerText="Encryption with AWS KMS customer managed KMS key">
          <Box color="text-body-secondary">
            {KMSKeyArn ?? 'The deployment package is encrypted with an AWS owned key.'}
          </Box>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
