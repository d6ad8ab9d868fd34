/** A function URL with a button that copies it: no link, for AWS's name of it leads to AWS. */
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

export function FunctionUrlCopy({ url }: { url: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      copyButtonAriaLabel="Copy Function URL"
      copySuccessText="Function URL copied"
      copyErrorText="The function URL could not be copied"
      textToCopy={url}
    />
  );
}
