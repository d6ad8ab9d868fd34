/** A button that opens the browser's file picker. */
import Button from '@cloudscape-design/components/button';
import { type ReactNode, useRef } from 'react';
import type { ChosenFile } from '../../uploads.ts';
import { pickedFiles } from './chosen-files.ts';

interface FilePickerProps {
  /** Chooses a folder with all that is in it. */
  folder?: boolean;
  variant?: 'primary' | 'normal';
  onChoose: (files: ChosenFile[]) => void;
  children: ReactNode;
}

export function FilePicker({ folder = false, variant = 'normal', onChoose, children }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        webkitdirectory={folder ? '' : undefined}
        aria-label={folder ? 'Folder to upload' : 'Files to upload'}
        onChange={({ currentTarget }) => {
          onChoose(pickedFiles(currentTarget.files ?? []));
          // the same file can be chosen again
          currentTarget.value = '';
        }}
      />
    </>
  );
}

declare module 'react' {
  interface InputHTMLAttributes<T> {
    /** https://developer.mozilla.org/en-US/docs/Web/API/HTMLInputElement/webkitdirectory */
    webkitdirectory?: '' | undefined;
  }
}
