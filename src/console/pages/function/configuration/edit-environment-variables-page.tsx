/**
 * Edit environment variables of `$LATEST`. An update replaces the whole map.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useRef, useState } from 'react';
import { ENVIRONMENT_BYTES } from '../../../../api/quotas.ts';
import { configurationPath, functionPath } from '../../../paths.ts';
import { useFunction } from '../../../queries/functions.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { GroupField } from '../../../widgets/group-field.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useSaveConfiguration } from '../../../widgets/use-save-configuration.ts';
import {
  type EnvironmentVariable,
  environmentBytes,
  environmentMap,
  environmentVariables,
  KEY_CONSTRAINT,
  keyProblem,
  unsendable,
} from './environment-variables.ts';

export function EditEnvironmentVariablesPage({ functionName }: { functionName: string }) {
  return (
    <EditPage title="Edit environment variables" topic="environment-variables" read={useFunction(functionName)}>
      {({ Configuration = {} }) => (
        <EnvironmentVariablesForm functionName={functionName} configuration={Configuration} />
      )}
    </EditPage>
  );
}

interface EnvironmentVariablesFormProps {
  functionName: string;
  configuration: FunctionConfiguration;
}

function EnvironmentVariablesForm({ functionName, configuration }: EnvironmentVariablesFormProps) {
  const [rows, setRows] = useState(() => environmentVariables(configuration.Environment?.Variables));
  const [encryption, setEncryption] = useState<EncryptionChoice>({
    ownKey: configuration.KMSKeyArn !== undefined,
    keyArn: configuration.KMSKeyArn ?? '',
  });
  // what is missing shows once Save was tried, as the console's
  const [tried, setTried] = useState(false);
  const backPath = configurationPath(functionPath(functionName), 'envVars');
  const saving = useSaveConfiguration(functionName, backPath);

  const save = async () => {
    setTried(true);
    if (rows.some((row) => unsendable(rows, row)) || (encryption.ownKey && encryption.keyArn === '')) return;
    await saving.save({
      Environment: { Variables: environmentMap(rows) },
      // an empty ARN goes back to the default key
      KMSKeyArn: encryption.ownKey ? encryption.keyArn : '',
    });
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={saving.pending}
      values={{ rows, encryption }}
      error={saving.error}
      onSave={() => void save()}
    >
      <Container
        header={
          <Header
            variant="h2"
            description={
              <>
                You can define environment variables as key-value pairs that are accessible from your function code.
                These are useful to store configuration settings without the need to change function code.{' '}
                <Link external href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">
                  Learn more
                </Link>
              </>
            }
          >
            Environment variables
          </Header>
        }
      >
        <SpaceBetween size="l">
          <VariablesEditor rows={rows} tried={tried} onChange={setRows} />
          <EncryptionConfiguration choice={encryption} tried={tried} onChange={setEncryption} />
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}

interface VariablesEditorProps {
  rows: EnvironmentVariable[];
  tried: boolean;
  onChange: (rows: EnvironmentVariable[]) => void;
}

function VariablesEditor({ rows, tried, onChange }: VariablesEditorProps) {
  const change = (index: number, part: Partial<EnvironmentVariable>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  // a new row goes on where it begins, not at the button below it
  const keys = useRef<(InputProps.Ref | null)[]>([]);
  const added = useRef(false);
  useEffect(() => {
    if (added.current) keys.current[rows.length - 1]?.focus();
    added.current = false;
  }, [rows.length]);
  return (
    <AttributeEditor
      items={rows}
      addButtonText="Add environment variable"
      removeButtonText="Remove"
      removeButtonAriaLabel={({ key }) => `Remove ${key || 'variable without a key'}`}
      empty="No environment variables associated with this function."
      definition={[
        {
          label: 'Key',
          control: ({ key }, index) => (
            <Input
              ref={(input) => {
                keys.current[index] = input;
              }}
              value={key}
              spellcheck={false}
              onChange={({ detail }) => change(index, { key: detail.value })}
            />
          ),
          errorText: (row) => (tried && unsendable(rows, row)) || keyProblem(row.key),
        },
        {
          label: 'Value',
          control: ({ value }, index) => (
            <Input value={value} spellcheck={false} onChange={({ detail }) => change(index, { value: detail.value })} />
          ),
        },
      ]}
      additionalInfo={
        <SpaceBetween size="xxs">
          <UsedBytes bytes={environmentBytes(rows)} />
          <span>{KEY_CONSTRAINT} Keys that Lambda sets itself, such as AWS_REGION, are refused.</span>
          <span>You change $LATEST. A published version keeps the values it was published with.</span>
        </SpaceBetween>
      }
      onAddButtonClick={() => {
        added.current = true;
        onChange([...rows, { key: '', value: '' }]);
      }}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, index) => index !== detail.itemIndex))}
    />
  );
}

function UsedBytes({ bytes }: { bytes: number }) {
  const text = `${bytes.toLocaleString('en')} of ${ENVIRONMENT_BYTES.toLocaleString('en')} bytes used, measured as JSON with keys and quotation marks.`;
  return bytes > ENVIRONMENT_BYTES ? <StatusIndicator type="error">{text}</StatusIndicator> : <span>{text}</span>;
}

interface EncryptionChoice {
  ownKey: boolean;
  keyArn: string;
}

interface EncryptionConfigurationProps {
  choice: EncryptionChoice;
  tried: boolean;
  onChange: (choice: EncryptionChoice) => void;
}

function EncryptionConfiguration({ choice, tried, onChange }: EncryptionConfigurationProps) {
  const [wantsHelpers, setWantsHelpers] = useState(false);
  return (
    <ExpandableSection headerText="Encryption configuration" headingTagOverride="h3" defaultExpanded={choice.ownKey}>
      <SpaceBetween size="l">
        <FormField label="Encryption in transit" info={<InfoLink topic="encryption-in-transit" />}>
          <SpaceBetween size="s">
            <Checkbox checked={wantsHelpers} onChange={({ detail }) => setWantsHelpers(detail.checked)}>
              Enable helpers for encryption in transit
            </Checkbox>
            {wantsHelpers && (
              <Alert type="info" header="The helpers are not here yet">
                On AWS the helpers give every row an Encrypt button: the console encrypts the value with a key of yours
                before it is saved, and your code must decrypt it. Here values are saved as you type them; aws kms
                encrypt in the terminal makes the ciphertext.
              </Alert>
            )}
          </SpaceBetween>
        </FormField>
        <GroupField
          label="AWS KMS key to encrypt at rest"
          info={<InfoLink topic="encryption-at-rest" />}
          description="Choose an AWS KMS key to encrypt the environment variables at rest, or let Lambda manage the encryption."
        >
          <RadioGroup
            value={choice.ownKey ? 'own' : 'default'}
            items={[
              { value: 'default', label: '(default) aws/lambda' },
              { value: 'own', label: 'Use a customer master key' },
            ]}
            onChange={({ detail }) => onChange({ ...choice, ownKey: detail.value === 'own' })}
          />
        </GroupField>
        {choice.ownKey && (
          <FormField
            label="Customer master key"
            description="Enter the ARN of the key. It is kept and shown; no key encrypts anything here."
            constraintText="For example arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab."
            errorText={tried && choice.keyArn === '' ? 'Enter the ARN of a key.' : ''}
          >
            <Input
              value={choice.keyArn}
              spellcheck={false}
              placeholder="arn:aws:kms:…"
              onChange={({ detail }) => onChange({ ...choice, keyArn: detail.value })}
            />
          </FormField>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
