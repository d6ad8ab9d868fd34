/** Beside something that was done: the AWS CLI's command that does the same, to copy or to run in the terminal. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { commandLine, PACKAGE_FILE } from '../../cli/command-line.ts';
import { runInTerminal } from './terminal-panel/terminal-store.ts';

export interface CliCall {
  /** As AWS names it: `CreateAlias`. */
  operation: string;
  input: object;
}

/** `then` is for what takes two requests. */
export function CliButton({ operation, input, then }: CliCall & { then?: CliCall | undefined }) {
  const first = commandLine(operation, { ...input });
  const { needsPackage } = first;
  const text = then ? `${first.text} && ${commandLine(then.operation, { ...then.input }).text}` : first.text;
  return (
    <Popover
      header="AWS CLI command"
      size="large"
      triggerType="custom"
      dismissAriaLabel="Close"
      renderWithPortal
      content={
        <SpaceBetween size="xs">
          <Box variant="code">{text}</Box>
          {needsPackage && (
            <Box variant="small">
              It takes the package from {PACKAGE_FILE}. In the terminal, zip -r {PACKAGE_FILE} makes one.
            </Box>
          )}
          <SpaceBetween direction="horizontal" size="xs">
            <CopyToClipboard
              textToCopy={text}
              copyButtonText="Copy"
              copySuccessText="Command copied"
              copyErrorText="The command could not be copied"
            />
            {!needsPackage && <Button onClick={() => runInTerminal(text)}>Run in terminal</Button>}
          </SpaceBetween>
        </SpaceBetween>
      }
    >
      <Button variant="inline-link" ariaLabel={`CLI command: ${operation}`}>
        CLI
      </Button>
    </Popover>
  );
}
