/** Upload a .zip file as the code of `$LATEST`. */
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useUpdateFunctionCode } from '../../../queries/functions.ts';
import { flash } from '../../../session.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { packageSize } from './package-size.ts';

/** A larger package goes through Amazon S3. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024;

export function UploadZip({ functionName, onClose }: { functionName: string; onClose: () => void }) {
  const [file, setFile] = useState<File>();
  const update = useUpdateFunctionCode();
  const tooLarge = file !== undefined && file.size > UPLOAD_LIMIT_BYTES;

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
      title="Upload a .zip file"
      action="Save"
      disabled={file === undefined || tooLarge}
      onSubmit={upload}
      onDismiss={onClose}
    >
      <FormField
        label="Upload"
        description="The file replaces the function's code. A draft you have in the editor is kept."
        constraintText="For files larger than 50 MB, AWS asks for an upload through Amazon S3."
        errorText={tooLarge && `The file has ${packageSize(file.size)}. At most 50 MB can be uploaded.`}
      >
        <FileUpload
          value={file ? [file] : []}
          accept=".zip"
          showFileSize
          onChange={({ detail }) => setFile(detail.value[0])}
          i18nStrings={{
            uploadButtonText: () => 'Upload',
            dropzoneText: () => 'Drop file to upload',
            removeFileAriaLabel: () => 'Remove file',
            errorIconAriaLabel: 'Error',
          }}
        />
      </FormField>
    </ActionModal>
  );
}
