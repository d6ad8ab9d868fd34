/** `edit FILE`: the console's editor over the page. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CodeEditorHandle } from '../code-editor/code-editor.tsx';
import { LazyCodeEditor } from '../code-editor/lazy-code-editor.tsx';

export interface FileBeingEdited {
  path: string;
  text: string;
  /** With the text to save; without, the file stays as it was. */
  done(text: string | undefined): void;
}

/** Whoever calls an editor goes on typing. */
const focusWhenReady = (editor: CodeEditorHandle | null) => editor?.focus();

export function EditModal({ file }: { file: FileBeingEdited }) {
  const [text, setText] = useState(file.text);
  return (
    <Modal
      visible
      size="max"
      header={`Edit ${file.path}`}
      closeAriaLabel="Close editor"
      onDismiss={() => file.done(undefined)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => file.done(undefined)}>
              Cancel
            </Button>
            <Button variant="primary" onClick={() => file.done(text)}>
              Save
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <LazyCodeEditor
        path={file.path}
        value={text}
        onChange={setText}
        ariaLabel={`Text of ${file.path}`}
        height="50vh"
        ref={focusWhenReady}
      />
    </Modal>
  );
}
