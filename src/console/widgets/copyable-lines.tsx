/** Lines to paste elsewhere, with a button that copies them all. */
import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { colorBackgroundCodeEditorGutterDefault } from '#tokens';
import './copyable-lines.css';

export interface PastedLines {
  /** The program that they are for. */
  client: string;
  /** Where they go. */
  hint: string;
  lines: string;
}

export function CopyableLines({ client, hint, lines }: PastedLines) {
  return (
    <SpaceBetween size="xs">
      <Box color="text-body-secondary">{hint}</Box>
      <pre className="client-lines" style={{ background: colorBackgroundCodeEditorGutterDefault }}>
        <code>{lines}</code>
      </pre>
      <CopyToClipboard
        copyButtonText="Copy"
        copyButtonAriaLabel={`Copy the lines for ${client}`}
        copySuccessText="Copied"
        copyErrorText="Could not copy"
        textToCopy={lines}
      />
    </SpaceBetween>
  );
}
