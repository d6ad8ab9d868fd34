/** Beside something that was done: the AWS CLI's command that does the same, to copy or to run in the terminal. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Popover, { type PopoverProps } from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef } from 'react';
import { commandLine, PACKAGE_FILE } from '../../cli/command-line.ts';
import { runInTerminal } from './terminal-panel/terminal-store.ts';
import './cli-button.css';

export interface CliCall {
  /** As AWS names it: `CreateAlias`. */
  operation: string;
  input: object;
  /** As the CLI names it; Lambda when left out. */
  service?: string;
}

/** `then` is for what takes two requests. */
export function CliButton({ operation, input, service, then }: CliCall & { then?: CliCall | undefined }) {
  const first = commandLine(operation, { ...input }, service);
  const { needsPackage } = first;
  const text = then
    ? `${first.text} && ${commandLine(then.operation, { ...then.input }, then.service).text}`
    : first.text;
  const popover = useRef<PopoverProps.Ref>(null);
  const run = () => {
    // without the focus: the terminal takes it, where the command answers
    popover.current?.dismiss();
    runInTerminal(text);
  };
  return (
    <Popover
      ref={popover}
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
            {!needsPackage && <Button onClick={run}>Run in terminal</Button>}
          </SpaceBetween>
        </SpaceBetween>
      }
    >
      <span className="cli-button">
        <Button variant="inline-link" iconName="script" ariaLabel={`CLI command: ${operation}`}>
          CLI
        </Button>
      </span>
    </Popover>
  );
}
