/** Edit runtime settings of `$LATEST`. https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html */
import type { FunctionConfiguration, Runtime } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useUpdateFunctionConfiguration } from '../../../queries/functions.ts';
import { functionSubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { RUNTIME_OPTIONS } from '../../../widgets/runtime-options.ts';

const ALL_RUNTIMES = RUNTIME_OPTIONS.flatMap(({ options }) => options);

interface EditRuntimeSettingsModalProps {
  configuration: FunctionConfiguration;
  onDismiss: () => void;
}

export function EditRuntimeSettingsModal({ configuration, onDismiss }: EditRuntimeSettingsModalProps) {
  const functionName = configuration.FunctionName ?? '';
  const [runtime, setRuntime] = useState<string>(configuration.Runtime ?? '');
  const [handler, setHandler] = useState(configuration.Handler ?? '');
  const update = useUpdateFunctionConfiguration();

  const save = async () => {
    const input = { FunctionName: functionName, Runtime: runtime as Runtime, Handler: handler };
    await update.mutateAsync(input);
    flashFunctionUpdated(functionName, 'UpdateFunctionConfiguration', input);
  };

  return (
    <ActionModal
      subject={functionSubject(functionName)}
      title="Edit runtime settings"
      action="Save"
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <FormField label="Runtime" info={<InfoLink topic="runtime" />}>
        <Select
          selectedOption={ALL_RUNTIMES.find(({ value }) => value === runtime) ?? null}
          options={RUNTIME_OPTIONS}
          filteringType="auto"
          onChange={({ detail }) => setRuntime(detail.selectedOption.value ?? runtime)}
        />
      </FormField>
      <FormField label="Handler" info={<InfoLink topic="handler" />}>
        <Input value={handler} spellcheck={false} onChange={({ detail }) => setHandler(detail.value)} />
      </FormField>
      <FormField label="Architecture" info={<InfoLink topic="architecture" />}>
        <Box>{configuration.Architectures?.[0] ?? '-'}</Box>
      </FormField>
    </ActionModal>
  );
}
