/** Create or edit a stage: whether it deploys by itself, and its variables. https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html */
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { ApiStage, ApiSummary } from '../../domain/api.ts';
import { changeStage, changeStageCall, createStage } from '../../queries/api-changes.ts';
import { apiSubject, stageSubject } from '../../queries/api-subjects.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface StageModalProps {
  api: ApiSummary;
  /** Left out: a new one. */
  stage?: ApiStage | undefined;
  onDismiss: () => void;
}

interface Row {
  name: string;
  value: string;
}

export function StageModal({ api, stage, onDismiss }: StageModalProps) {
  const access = useRegion();
  const [name, setName] = useState(stage?.name ?? '');
  const [autoDeploy, setAutoDeploy] = useState(stage?.autoDeploy ?? true);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    Object.entries(stage?.variables ?? {}).map(([key, value]) => ({ name: key, value })),
  );
  const isTwice = (row: Row) => rows.some((other) => other !== row && other.name === row.name);
  const before = stage?.variables ?? {};
  const settings = { name, autoDeploy, variables: Object.fromEntries(rows.map((row) => [row.name, row.value])) };
  const change = (index: number, part: Partial<Row>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));

  const submit = async () => {
    if (stage) await changeStage(access, api, settings, before);
    else await createStage(access, api, settings);
    flash({
      type: 'success',
      content: (
        <>
          The stage <b>{name}</b> of {api.name} was {stage ? 'changed' : 'created'}.{' '}
          {stage && <CliButton {...changeStageCall(api, settings, before)} />}
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={stage ? stageSubject(api, stage.name) : apiSubject(api)}
      title={stage ? `Edit stage ${stage.name}` : 'Create stage'}
      action={stage ? 'Save' : 'Create stage'}
      disabled={name === '' || rows.some((row) => row.name === '' || isTwice(row))}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        {!stage && (
          <FormField
            label="Stage name"
            constraintText={
              api.type === 'HTTP' ? 'It begins the path; $default does not.' : 'The API is deployed to it as it is now.'
            }
          >
            <Input value={name} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
        )}
        {api.type === 'HTTP' && (
          <Checkbox
            checked={autoDeploy}
            description="It serves each change of the API at once."
            onChange={({ detail }) => setAutoDeploy(detail.checked)}
          >
            Enable automatic deployment
          </Checkbox>
        )}
        <FormField label="Stage variables" stretch>
          <AttributeEditor
            items={rows}
            addButtonText="Add stage variable"
            removeButtonText="Remove"
            removeButtonAriaLabel={(row) => `Remove ${row.name || 'variable without a name'}`}
            empty="No stage variables."
            definition={[
              {
                label: 'Name',
                control: (row, index) => (
                  <Input
                    value={row.name}
                    spellcheck={false}
                    placeholder="alias"
                    onChange={({ detail }) => change(index, { name: detail.value })}
                  />
                ),
                errorText: (row) => (row.name !== '' && isTwice(row) ? 'Each name can be used only once.' : undefined),
              },
              {
                label: 'Value',
                control: (row, index) => (
                  <Input
                    value={row.value}
                    spellcheck={false}
                    placeholder="prod"
                    onChange={({ detail }) => change(index, { value: detail.value })}
                  />
                ),
              },
            ]}
            onAddButtonClick={() => setRows([...rows, { name: '', value: '' }])}
            onRemoveButtonClick={({ detail }) => setRows(rows.filter((_, index) => index !== detail.itemIndex))}
          />
        </FormField>
      </SpaceBetween>
    </ActionModal>
  );
}
