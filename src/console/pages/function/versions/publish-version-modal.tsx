/** Publish new version: https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html */
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDrafts } from '../../../drafts.ts';
import { versionPath } from '../../../paths.ts';
import { functionSubject } from '../../../queries/subjects.ts';
import { usePublishVersion, versionsQuery } from '../../../queries/versions.ts';
import { useRegion } from '../../../region.ts';
import { flash } from '../../../session.ts';
import { useGoAfterAnswer } from '../../../use-go.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { UndeployedChanges } from '../../../widgets/undeployed-changes.tsx';

export function PublishVersionModal({ functionName, onDismiss }: { functionName: string; onDismiss: () => void }) {
  const [description, setDescription] = useState('');
  const draft = useDrafts(({ code }) => code[functionName]);
  const publication = usePublishVersion();
  const queryClient = useQueryClient();
  const access = useRegion();
  const go = useGoAfterAnswer();

  const publish = async () => {
    // the answer does not tell a new version from the existing one
    const before = await queryClient.fetchQuery(versionsQuery(access, functionName));
    const { Version: version = '' } = await publication.mutateAsync({ functionName, description });
    go(versionPath(functionName, version));
    if (before.some(({ Version }) => Version === version))
      flash({
        type: 'info',
        header: 'No new version was made',
        content: [
          `Neither code nor configuration of $LATEST was updated since version ${version} was published, so Lambda answered with version ${version}.`,
          draft && 'Your undeployed changes are no part of $LATEST: deploy them, then publish.',
          description !== '' && `The description “${description}” was dropped: version ${version} keeps its own.`,
        ]
          .filter(Boolean)
          .join(' '),
      });
    else
      flash({
        type: 'success',
        content: (
          <>
            Successfully created version <b>{version}</b> of the function <b>{functionName}</b>.{' '}
            <CliButton
              operation="PublishVersion"
              input={{ FunctionName: functionName, Description: description || undefined }}
            />
          </>
        ),
      });
  };

  return (
    <ActionModal
      subject={functionSubject(functionName)}
      title="Publish new version from $LATEST"
      action="Publish"
      onSubmit={publish}
      onDismiss={onDismiss}
    >
      <UndeployedChanges functionName={functionName} leftOut="published" />
      <Box variant="p">
        Publishing a new version will save a "snapshot" of the code and configuration of the $LATEST version. You will
        be unable to edit the new version's code. Please confirm to publish a new version.
      </Box>
      <FormField label="Version description – optional">
        <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
    </ActionModal>
  );
}
