/** Manage tags of a function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor';
import { useState } from 'react';
import { TAGS_PER_FUNCTION } from '../../../../api/quotas.ts';
import { configurationPath, functionPath } from '../../../paths.ts';
import { useChangeTags, useTags } from '../../../queries/tags.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import type { CliCall } from '../../../widgets/cli-button.tsx';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { editableTags, tagChanges } from './tag-changes.ts';

export function ManageTagsPage({ functionName }: { functionName: string }) {
  return (
    <EditPage title="Manage tags" topic="tags" read={useTags(functionName)}>
      {(tags) => <TagsForm functionName={functionName} initial={tags} />}
    </EditPage>
  );
}

function TagsForm({ functionName, initial }: { functionName: string; initial: Record<string, string> }) {
  // later reads change nothing here: what is saved is the difference from what the form began with
  const [before] = useState(initial);
  const [tags, setTags] = useState(() => editableTags(before));
  const [valid, setValid] = useState(true);
  const change = useChangeTags();
  const go = useGoWhenDone();
  const backPath = configurationPath(functionPath(functionName), 'tags');

  const onChange = ({ detail }: { detail: TagEditorProps.ChangeDetail }) => {
    setTags(detail.tags);
    setValid(detail.valid);
  };

  const save = async () => {
    if (!valid) return; // the editor says what is wrong
    let calls: CliCall[];
    try {
      calls = await change.mutateAsync({ functionName, ...tagChanges(before, tags) });
    } catch {
      return; // the form shows change.error
    }
    go(backPath);
    const [first, second] = calls;
    flashFunctionUpdated(functionName, first?.operation, first?.input, second);
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={change.isPending}
      values={tags}
      error={change.error}
      onSave={() => void save()}
    >
      <Container
        header={
          <Header
            variant="h2"
            description="A tag is a label that you give to an AWS resource: a key and an optional value. Tags belong to the function as a whole, not to its versions or aliases."
          >
            Tags
          </Header>
        }
      >
        <TagEditor tags={tags} tagLimit={TAGS_PER_FUNCTION} onChange={onChange} />
      </Container>
    </EditForm>
  );
}
