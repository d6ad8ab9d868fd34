/** The form behind Create alias and Edit alias: one version, or two with weights. */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { errorMessage } from '../../../errors.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { newestFirst } from '../versions/version-order.ts';
import { type AliasRouting, remainingPercent, routingObjection } from './alias-routing.ts';
import './alias-form.css';

export interface AliasFormValues {
  name: string;
  description: string;
  routing: AliasRouting;
}

interface AliasFormProps {
  initial: AliasFormValues;
  /** An alias keeps its name. */
  nameFixed: boolean;
  versions: readonly FunctionConfiguration[];
  pending: boolean;
  /** What the last attempt was refused with. */
  error?: Error | null;
  cancelHref: string;
  onSubmit: (values: AliasFormValues) => void;
}

const NO_VERSION: SelectProps.Option = { value: '', label: 'None' };

const asOption = ({ Version = '', Description }: FunctionConfiguration): SelectProps.Option => ({
  value: Version,
  label: Version,
  ...(Description ? { description: Description } : {}),
});

/** An empty field is no number, though `Number('')` is 0. */
const readPercent = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

export function AliasForm({ initial, nameFixed, versions, pending, error, cancelHref, onSubmit }: AliasFormProps) {
  const [name, setName] = useState(initial.name);
  const [description, setDescription] = useState(initial.description);
  const [version, setVersion] = useState(initial.routing.version);
  const [additionalVersion, setAdditionalVersion] = useState(initial.routing.additional?.version ?? '');
  const [weightText, setWeightText] = useState(String(initial.routing.additional?.weightPercent ?? 0));
  const [expanded, setExpanded] = useState(initial.routing.additional !== undefined);
  const [tried, setTried] = useState(false);

  const weightPercent = readPercent(weightText);
  const routing: AliasRouting =
    additionalVersion === '' ? { version } : { version, additional: { version: additionalVersion, weightPercent } };
  const weightUnread = additionalVersion !== '' && Number.isNaN(weightPercent);
  const weightOutOfRange = additionalVersion !== '' && (weightPercent < 0 || weightPercent > 100);
  const options = [...versions].sort(newestFirst).map(asOption);
  const selected = (value: string) => options.find((option) => option.value === value) ?? { value, label: value };

  const submit = () => {
    setTried(true);
    if (name === '' || weightUnread) {
      if (weightUnread) setExpanded(true);
      return;
    }
    onSubmit({ name, description, routing });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Form
        errorText={error ? errorMessage(error) : undefined}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={cancelHref}>
              Cancel
            </Button>
            <Button variant="primary" loading={pending}>
              Save
            </Button>
          </SpaceBetween>
        }
      >
        <Container
          header={
            <Header
              variant="h2"
              info={<InfoLink topic="aliases" />}
              description="An alias is a pointer to one or two versions. Choose each version that you want the alias to point to."
            >
              Alias configuration
            </Header>
          }
        >
          <SpaceBetween size="l">
            <FormField
              label="Name"
              constraintText={
                nameFixed
                  ? 'The name of an alias cannot be changed.'
                  : 'Up to 128 characters: a-z, A-Z, 0-9, hyphens (-), and underscores (_). Not digits only.'
              }
              errorText={tried && name === '' ? 'Enter a name.' : ''}
            >
              <Input value={name} readOnly={nameFixed} onChange={({ detail }) => setName(detail.value)} />
            </FormField>
            <FormField label="Description – optional">
              <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
            </FormField>
            <FormField label="Version">
              <Select
                selectedOption={selected(version)}
                options={options}
                onChange={({ detail }) => setVersion(detail.selectedOption.value ?? '')}
              />
            </FormField>
            <ExpandableSection
              headerText="Weighted alias (optional)"
              headingTagOverride="h3"
              headerInfo={<InfoLink topic="weighted-alias" />}
              headerDescription="You can shift traffic between two versions, based on weights (%) that you assign."
              expanded={expanded}
              onChange={({ detail }) => setExpanded(detail.expanded)}
            >
              <div className="alias-weights">
                <FormField label="Additional version" errorText={routingObjection(routing)}>
                  <Select
                    selectedOption={additionalVersion === '' ? NO_VERSION : selected(additionalVersion)}
                    options={[NO_VERSION, ...options]}
                    onChange={({ detail }) => setAdditionalVersion(detail.selectedOption.value ?? '')}
                  />
                </FormField>
                <FormField
                  label="Weight (%)"
                  constraintText="The share of the additional version."
                  errorText={weightUnread || weightOutOfRange ? 'Enter a weight from 0 to 100.' : ''}
                >
                  <Input
                    type="number"
                    inputMode="decimal"
                    step="any"
                    value={weightText}
                    disabled={additionalVersion === ''}
                    onChange={({ detail }) => setWeightText(detail.value)}
                  />
                </FormField>
                <FormField
                  label={`Version ${version} receives (%)`}
                  constraintText="The rest, drawn anew for every invocation."
                >
                  <Input
                    readOnly
                    value={additionalVersion === '' || weightUnread ? '100' : String(remainingPercent(weightPercent))}
                  />
                </FormField>
              </div>
            </ExpandableSection>
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  );
}
