/** Create an event bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-event-bus.html */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { rulesPath } from '../../paths.ts';
import { useChangeEvents } from '../../queries/eventbridge.ts';
import { ACCOUNT } from '../../queries/subjects.ts';
import { flash } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

export function CreateEventBusModal({ onDismiss }: { onDismiss: () => void }) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const change = useChangeEvents();
  const go = useGo();

  const submit = async () => {
    const input = { Name: name.trim(), ...(description !== '' && { Description: description }) };
    await change.mutateAsync({ operation: 'CreateEventBus', input });
    go(rulesPath(input.Name));
    flash({
      type: 'success',
      content: (
        <>
          Event bus <b>{input.Name}</b> was created successfully.{' '}
          <CliButton service="events" operation="CreateEventBus" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal subject={ACCOUNT} title="Create event bus" action="Create" onSubmit={submit} onDismiss={onDismiss}>
      <FormField label="Name" constraintText="Letters, numbers, and . - _ /, up to 256 characters.">
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label="Description – optional">
        <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
    </ActionModal>
  );
}
