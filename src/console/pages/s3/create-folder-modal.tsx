/** Create a folder: an object without bytes whose key ends in a slash. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-folders.html */
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { bucketSubject, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface CreateFolderModalProps {
  bucket: string;
  prefix: string;
  onDismiss: () => void;
}

export function CreateFolderModal({ bucket, prefix, onDismiss }: CreateFolderModalProps) {
  const [name, setName] = useState('');
  const creation = useS3Operation('PutObject');
  const problem = name.includes('/') ? 'The name of a folder holds no slash.' : '';

  const submit = async () => {
    const input = { Bucket: bucket, Key: `${prefix}${name}/` };
    await creation.mutateAsync(input);
    flash({
      type: 'success',
      content: (
        <>
          Successfully created folder <b>{name}</b>. <CliButton service="s3api" operation="PutObject" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, `folder in ${prefix}`)}
      title="Create folder"
      action="Create folder"
      disabled={name === '' || problem !== ''}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        A folder is an object of 0 bytes whose key ends in a slash. None is needed to upload files below a prefix.
      </Box>
      <FormField label="Folder name" errorText={problem}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
    </ActionModal>
  );
}
