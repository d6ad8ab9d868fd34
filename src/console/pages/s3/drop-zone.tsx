/** Takes files that are dropped on what it holds, and shows while they are above it that it would. */
import { type ReactNode, useState } from 'react';
import { flashError } from '../../errors.ts';
import type { ChosenFile } from '../../uploads.ts';
import { droppedFiles } from './chosen-files.ts';
import './s3.css';

interface DropZoneProps {
  label: string;
  onDrop: (files: ChosenFile[]) => void;
  children: ReactNode;
}

export function DropZone({ label, onDrop, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for who drags; the buttons inside do the same for everybody
    <div
      className={over ? 's3-drop-zone s3-drop-zone-over' : 's3-drop-zone'}
      data-drop={over ? label : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        droppedFiles(event.dataTransfer).then(onDrop, (error) => flashError(error, 'Upload'));
      }}
    >
      {children}
    </div>
  );
}
