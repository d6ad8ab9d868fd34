/**
 * Edit basic settings of `$LATEST`: description, memory, ephemeral storage, timeout, execution role.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
 */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { EPHEMERAL_STORAGE, FUNCTION_DESCRIPTION, MEMORY_SIZE, textProblem } from '../../../domain/field-problem.ts';
import { readWholeNumber } from '../../../domain/whole-number.ts';
import { configurationPath, functionPath } from '../../../paths.ts';
import { useFunction } from '../../../queries/functions.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { RoleInput } from '../../../widgets/role-input.tsx';
import { useRefusal } from '../../../widgets/use-refusal.ts';
import { QuantityField, Unit } from './quantity-field.tsx';
import { readTimeoutSeconds, timeoutFields, timeoutProblem } from './timeout.ts';
import './configuration.css';
import { GroupField } from '../../../widgets/group-field.tsx';
import { useSaveConfiguration } from '../../../widgets/use-save-configuration.ts';

export function EditBasicSettingsPage({ functionName }: { functionName: string }) {
  return (
    <EditPage title="Edit basic settings" topic="general-configuration" read={useFunction(functionName)}>
      {({ Configuration = {} }) => <BasicSettingsForm functionName={functionName} configuration={Configuration} />}
    </EditPage>
  );
}

interface BasicSettingsFormProps {
  functionName: string;
  configuration: FunctionConfiguration;
}

function BasicSettingsForm({ functionName, configuration }: BasicSettingsFormProps) {
  const [description, setDescription] = useState(configuration.Description ?? '');
  const [memory, setMemory] = useState(String(configuration.MemorySize ?? ''));
  const [storage, setStorage] = useState(String(configuration.EphemeralStorage?.Size ?? ''));
  const [timeout, setTimeoutFields] = useState(() => timeoutFields(configuration.Timeout ?? 0));
  const [role, setRole] = useState<string>(configuration.Role ?? '');
  const backPath = configurationPath(functionPath(functionName), 'general');
  const saving = useSaveConfiguration(functionName, backPath);
  const timeoutText = timeoutProblem(timeout);
  const refusal = useRefusal(saving.error, {
    description,
    memorySize: memory,
    ephemeralStorage: storage,
    timeout,
    role,
  });

  const save = async () => {
    const memoryMb = readWholeNumber(memory);
    const storageMb = readWholeNumber(storage);
    const timeoutSeconds = readTimeoutSeconds(timeout);
    // what is no number cannot be sent; the fields say so, and the service judges the rest
    if (memoryMb === undefined || storageMb === undefined || timeoutSeconds === undefined) return;
    await saving.save({
      Description: description,
      MemorySize: memoryMb,
      EphemeralStorage: { Size: storageMb },
      Timeout: timeoutSeconds,
      Role: role,
    });
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={saving.pending}
      values={{ description, memory, storage, timeout, role }}
      error={refusal.rest}
      onSave={() => void save()}
    >
      <Container header={<Header variant="h2">Basic settings</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Description – optional"
            constraintText={`${[...description].length} of ${FUNCTION_DESCRIPTION.max} characters.`}
            errorText={
              textProblem(FUNCTION_DESCRIPTION, description, 'a description', 'description') ||
              refusal.at('description')
            }
          >
            <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
          <QuantityField
            label="Memory"
            topic="memory"
            description="Your function is allocated CPU proportional to the memory configured."
            constraint={`Set memory to between ${MEMORY_SIZE.min} MB and ${MEMORY_SIZE.max} MB.`}
            shape={MEMORY_SIZE}
            refusal={refusal.at('memorySize')}
            unit="MB"
            value={memory}
            onChange={setMemory}
          />
          <QuantityField
            label="Ephemeral storage"
            topic="ephemeral-storage"
            description="You can configure up to 10 GB of ephemeral storage (/tmp) for your function."
            constraint={`Set ephemeral storage (/tmp) to between ${EPHEMERAL_STORAGE.min} MB and ${EPHEMERAL_STORAGE.max} MB.`}
            shape={EPHEMERAL_STORAGE}
            refusal={refusal.at('ephemeralStorage')}
            unit="MB"
            value={storage}
            onChange={setStorage}
          />
          <GroupField
            label="SnapStart"
            info={<InfoLink topic="snapstart" />}
            description="Reduce startup time by having Lambda cache a snapshot of your function after the function has initialized."
            constraintText="SnapStart is not part of Coldspark yet."
          >
            <Box>{configuration.SnapStart?.ApplyOn ?? 'None'}</Box>
          </GroupField>
          <FormField
            label="Timeout"
            constraintText={timeoutText ? '' : 'Set timeout to between 1 second and 15 minutes.'}
            errorText={[timeoutText, refusal.at('timeout')].filter(Boolean).join(' ')}
          >
            <div className="quantities">
              <Input
                type="number"
                inputMode="numeric"
                ariaLabel="Timeout minutes"
                value={timeout.minutes}
                onChange={({ detail }) => setTimeoutFields({ ...timeout, minutes: detail.value })}
              />
              <Unit>min</Unit>
              <Input
                type="number"
                inputMode="numeric"
                ariaLabel="Timeout seconds"
                value={timeout.seconds}
                onChange={({ detail }) => setTimeoutFields({ ...timeout, seconds: detail.value })}
              />
              <Unit>sec</Unit>
            </div>
          </FormField>
          <FormField
            label="Execution role"
            info={<InfoLink topic="permissions" />}
            description="Choose a role that defines the permissions of your function."
            constraintText="A role of this account, or the ARN of another, for example arn:aws:iam::123456789012:role/service-role/my-role."
            errorText={refusal.at('role')}
          >
            <RoleInput label="Execution role" value={role} onChange={setRole} />
          </FormField>
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}
