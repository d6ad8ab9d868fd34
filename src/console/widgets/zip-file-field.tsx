/** The choice of one .zip file. */
import FileUpload from '@cloudscape-design/components/file-upload';

interface Props {
  file: File | undefined;
  onChange(file: File | undefined): void;
  buttonText?: string;
}

export function ZipFileField({ file, onChange, buttonText = 'Upload' }: Props) {
  return (
    <FileUpload
      value={file ? [file] : []}
      accept=".zip"
      showFileSize
      onChange={({ detail }) => onChange(detail.value[0])}
      i18nStrings={{
        uploadButtonText: () => buttonText,
        dropzoneText: () => 'Drop file to upload',
        removeFileAriaLabel: () => 'Remove file',
        errorIconAriaLabel: 'Error',
      }}
    />
  );
}
