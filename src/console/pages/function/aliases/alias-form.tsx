/** The form behind Create alias and Edit alias: one version, or two with weights. */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { LATEST_IS_NOT_WEIGHTED, routingRefusal } from '../../../../api/alias-refusal.ts';
import { violationsOf } from '../../../../api/validate.ts';
import { type AliasRouting, remainingPercent } from '../../../domain/alias-routing.ts';
import { ALIAS_DESCRIPTION, ALIAS_NAME, ALIAS_WEIGHT, textProblem } from '../../../domain/field-problem.ts';
import { newestFirst } from '../../../domain/version-order.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useRefusal } from '../../../widgets/use-refusal.ts';
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
  cancelPath: string;
  onSubmit: (values: AliasFormValues) => void;
}

const NO_VERSION: SelectProps.Option = { value: '', label: 'None' };

const asOption = ({ Version = '', Description }: FunctionConfiguration): SelectProps.Option => ({
  value: Version,
  label: Version,
  ...(Description ? { description: Description } : {}),
});

const isWeight = (percent: number) => violationsOf(ALIAS_WEIGHT, percent / 100).length === 0;

/** What is left for the primary version; of a weight that is none nobody knows. */
function rest({ additional }: AliasRouting): string {
  if (!additional) return '100';
  return isWeight(additional.weightPercent) ? String(remainingPercent(additional.weightPercent)) : '-';
}

/** An empty field is no number, though `Number('')` is 0. */
const readPercent = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

export function AliasForm({ initial, nameFixed, versions, pending, error, cancelPath, onSubmit }: AliasFormProps) {
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
  const nameProblem = textProblem(ALIAS_NAME, name, 'a name', 'name');
  const descriptionProblem = textProblem(ALIAS_DESCRIPTION, description, 'a description', 'description');
  const weightProblem = additionalVersion !== '' && !isWeight(weightPercent) ? 'Enter a weight from 0 to 100.' : '';
  const routingProblem = (additionalVersion !== '' && routingRefusal(version, additionalVersion)) || '';
  const refusal = useRefusal(
    error,
    { name, description, functionVersion: version, routingConfig: routing },
    { ResourceConflictException: 'name' },
  );
  const options = [...versions].sort(newestFirst).map(asOption);
  const selected = (value: string) => options.find((option) => option.value === value) ?? { value, label: value };

  const submit = () => {
    setTried(true);
    // a field that is wrong and folded away could not be seen
    if (weightProblem || routingProblem) setExpanded(true);
    // the service judges the versions, in the words that stand there already
    if (nameProblem || descriptionProblem || weightProblem) return;
    onSubmit({ name, description, routing });
  };

  return (
    <EditForm
      cancelPath={cancelPath}
      pending={pending}
      values={{ name, description, routing }}
      error={refusal.rest}
      onSave={submit}
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
                : `Up to ${ALIAS_NAME.max} characters: a-z, A-Z, 0-9, hyphens (-), and underscores (_). Not digits only.`
            }
            errorText={(tried && nameProblem) || refusal.at('name')}
          >
            <Input value={name} readOnly={nameFixed} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FormField label="Description – optional" errorText={descriptionProblem || refusal.at('description')}>
            <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
          <FormField label="Version" errorText={refusal.at('functionVersion')}>
            <Select
              selectedOption={selected(version)}
              options={options}
              filteringType="auto"
              filteringAriaLabel="Find a version"
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
              <FormField
                label="Additional version"
                constraintText={version === '$LATEST' && additionalVersion === '' ? LATEST_IS_NOT_WEIGHTED : ''}
                errorText={[routingProblem, refusal.at('routingConfig')].filter(Boolean).join(' ')}
              >
                <Select
                  selectedOption={additionalVersion === '' ? NO_VERSION : selected(additionalVersion)}
                  options={[NO_VERSION, ...options]}
                  filteringType="auto"
                  filteringAriaLabel="Find a version"
                  onChange={({ detail }) => setAdditionalVersion(detail.selectedOption.value ?? '')}
                />
              </FormField>
              <FormField
                label="Weight (%)"
                constraintText="The share of the additional version."
                errorText={weightProblem}
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
                <Input readOnly value={rest(routing)} />
              </FormField>
            </div>
          </ExpandableSection>
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}
