/** Edit trigger: how the function reads the queue. What is changed holds for the next batch. */
import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import {
  isSound,
  NO_PROBLEMS,
  queueMappingForm,
  queueMappingProblems,
  readQueueMapping,
} from '../../../domain/queue-mapping-form.ts';
import { targetName } from '../../../domain/target-service.ts';
import { configurationPath, qualifierPath } from '../../../paths.ts';
import { useEventSourceMapping } from '../../../queries/event-source-mapping.ts';
import { useUpdateTrigger } from '../../../queries/queues.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { QueueMappingFields } from '../../../widgets/queue-mapping-fields.tsx';

interface EditQueueTriggerPageProps {
  functionName: string;
  uuid: string;
  qualifier?: string | undefined;
}

export function EditQueueTriggerPage({ functionName, uuid, qualifier }: EditQueueTriggerPageProps) {
  const read = useEventSourceMapping(functionName, uuid);
  return (
    <EditPage title="Edit trigger" topic="triggers" read={read}>
      {(mapping) => <QueueTriggerForm functionName={functionName} qualifier={qualifier} mapping={mapping} />}
    </EditPage>
  );
}

interface QueueTriggerFormProps {
  functionName: string;
  qualifier: string | undefined;
  mapping: EventSourceMappingConfiguration;
}

function QueueTriggerForm({ functionName, qualifier, mapping }: QueueTriggerFormProps) {
  const [form, setForm] = useState(() => queueMappingForm(mapping));
  const [tried, setTried] = useState(false);
  const update = useUpdateTrigger();
  const go = useGoWhenDone();
  const backPath = configurationPath(qualifierPath(functionName, qualifier ?? '$LATEST'), 'triggers');
  const problems = queueMappingProblems(form);

  const submit = async () => {
    setTried(true);
    if (!isSound(problems)) return;
    const input = { UUID: mapping.UUID, ...readQueueMapping(form, true) };
    try {
      await update.mutateAsync(input);
    } catch {
      return; // the form shows update.error
    }
    go(backPath);
    flashFunctionUpdated(functionName, 'UpdateEventSourceMapping', input);
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={update.isPending}
      values={form}
      error={update.error}
      onSave={() => void submit()}
    >
      <Container
        header={
          <Header
            variant="h2"
            description={`What of it invokes ${targetName(mapping.FunctionArn ?? '')}. Another function wants another trigger.`}
          >
            SQS: {targetName(mapping.EventSourceArn ?? '')}
          </Header>
        }
      >
        <QueueMappingFields form={form} problems={tried ? problems : NO_PROBLEMS} onChange={setForm} />
      </Container>
    </EditForm>
  );
}
