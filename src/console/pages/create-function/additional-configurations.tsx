/** Additional configurations of the create page: what AWS offers here, none of which can be set while creating yet. */
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';

const SETTINGS = [
  {
    label: 'Enable function URL',
    description: 'An HTTPS address of the function’s own.',
  },
  {
    label: 'Enable VPC',
    description: 'Connect the function to the private network of your account.',
  },
  {
    label: 'Enable code signing',
    description: 'Deploy only packages that a trusted publisher signed.',
  },
  {
    label: 'Enable encryption with an AWS KMS customer managed key',
    description: 'Encrypt the .zip with a key of your own instead of a key owned by AWS.',
  },
  {
    label: 'Enable tags',
    description: 'Labels of the function as a whole, for finding it and for its costs.',
  },
];

export function AdditionalConfigurations() {
  return (
    <ExpandableSection
      variant="container"
      headerText="Additional configurations"
      headerDescription="Use additional configurations to set up networking, security, and governance for your function. These settings help secure and customize your Lambda function deployment."
    >
      <SpaceBetween size="m">
        <Alert type="info">
          A function is created without these settings. A function URL and tags are set afterwards, under Configuration.
        </Alert>
        {SETTINGS.map(({ label, description }) => (
          <Checkbox key={label} checked={false} disabled description={description}>
            {label}
          </Checkbox>
        ))}
      </SpaceBetween>
    </ExpandableSection>
  );
}
