/**
 * Edit recursive loop detection: whether Lambda stops a function that comes back to itself.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
import type { RecursiveLoop } from '@aws-sdk/client-lambda';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { configurationPath, functionPath } from '../../../paths.ts';
import { useRecursiveLoop, useSaveRecursiveLoop } from '../../../queries/recursion.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { GroupField } from '../../../widgets/group-field.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { RECURSIVE_LOOP } from './recursive-loop.ts';

export function EditRecursionPage({ functionName }: { functionName: string }) {
  return (
    <EditPage
      title="Edit recursive loop detection"
      topic="recursive-loop-detection"
      read={useRecursiveLoop(functionName)}
    >
      {(recursiveLoop) => <RecursionForm functionName={functionName} recursiveLoop={recursiveLoop} />}
    </EditPage>
  );
}

function RecursionForm({ functionName, recursiveLoop }: { functionName: string; recursiveLoop: RecursiveLoop }) {
  const [chosen, setChosen] = useState(recursiveLoop);
  const save = useSaveRecursiveLoop();
  const go = useGoWhenDone();
  const backPath = configurationPath(functionPath(functionName), 'concurrency');

  const submit = async () => {
    const input = { FunctionName: functionName, RecursiveLoop: chosen };
    try {
      await save.mutateAsync(input);
    } catch {
      return; // the form shows save.error
    }
    go(backPath);
    flashFunctionUpdated(functionName, 'PutFunctionRecursionConfig', input);
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={save.isPending}
      values={{ chosen }}
      error={save.error}
      onSave={() => void submit()}
    >
      <Container
        header={
          <Header variant="h2" info={<InfoLink topic="recursive-loop-detection" />}>
            Recursive loop detection
          </Header>
        }
      >
        <GroupField label="Recursive loop configuration" stretch>
          <RadioGroup
            value={chosen}
            items={[
              {
                value: 'Terminate',
                label: RECURSIVE_LOOP.Terminate,
                description:
                  'After 16 runs in one chain Lambda stops the next: a caller gets RecursiveInvocationException, an event goes to its dead-letter queue or destination on failure.',
              },
              {
                value: 'Allow',
                label: RECURSIVE_LOOP.Allow,
                description: 'The loop goes on until your code ends it. On AWS every turn costs money.',
              },
            ]}
            onChange={({ detail }) => setChosen(detail.value as RecursiveLoop)}
          />
        </GroupField>
      </Container>
    </EditForm>
  );
}
