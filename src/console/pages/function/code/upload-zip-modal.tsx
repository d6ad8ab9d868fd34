/** Upload a .zip file as the code of `$LATEST`. */
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { ZIPPED_PACKAGE_BYTES } from '../../../../api/quotas.ts';
import { tooLargeToUpload, UPLOAD_CONSTRAINT } from '../../../domain/package-size.ts';
import { useUpdateFunctionCode } from '../../../queries/functions.ts';
import { functionSubject } from '../../../queries/subjects.ts';
import { flash } from '../../../session.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { ZipFileField } from '../../../widgets/zip-file-field.tsx';

export function UploadZipModal({ functionName, onDismiss }: { functionName: string; onDismiss: () => void }) {
  const [file, setFile] = useState<File>();
  const update = useUpdateFunctionCode();
  const tooLarge = file !== undefined && file.size > ZIPPED_PACKAGE_BYTES;

  const upload = async () => {
    if (!file) return;
    await update.mutateAsync({ functionName, zipFile: new Uint8Array(await file.arrayBuffer()) });
    flash({
      type: 'success',
      content: (
        <>
          Successfully updated the function <b>{functionName}</b>.{' '}
          <CliButton operation="UpdateFunctionCode" input={{ FunctionName: functionName, ZipFile: '' }} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={functionSubject(functionName)}
      title="Upload a .zip file"
      action="Save"
      disabled={file === undefined || tooLarge}
      onSubmit={upload}
      onDismiss={onDismiss}
    >
      <FormField
        label="Upload"
        description="The file replaces the function's code. A draft you have in the editor is kept."
        constraintText={UPLOAD_CONSTRAINT}
        errorText={tooLarge && tooLargeToUpload(file.size)}
      >
        <ZipFileField file={file} onChange={setFile} />
      </FormField>
    </ActionModal>
  );
}
