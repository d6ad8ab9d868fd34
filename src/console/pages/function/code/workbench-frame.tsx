/** How much room the code editor takes: as high as its lower edge was moved to, or the whole window. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { setPreferences, useSession } from '../../../session.ts';
import { ResizeHandle } from '../../../widgets/resize-handle.tsx';
import { hideTheRest } from './full-screen.ts';

const MIN_HEIGHT_PX = 240;

interface WorkbenchFrameProps {
  children: (room: { fullScreen: boolean; toggleFullScreen: () => void }) => ReactNode;
}

export function WorkbenchFrame({ children }: WorkbenchFrameProps) {
  const [fullScreen, setFullScreen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const heightPx = useSession((session) => session.editorHeightPx);
  const failure = useSession(({ flashes }) => flashes.find(({ type }) => type === 'error')?.id);
  useEffect(() => {
    if (fullScreen && frame.current) return hideTheRest(frame.current);
  }, [fullScreen]);
  // a refusal is said on the page, which full screen hides
  useEffect(() => {
    if (failure !== undefined) setFullScreen(false);
  }, [failure]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape from what it holds
    <div
      ref={frame}
      className={fullScreen ? 'workbench-frame workbench-full-screen' : 'workbench-frame'}
      {...(!fullScreen && heightPx !== undefined && { style: { blockSize: heightPx } })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.target instanceof HTMLInputElement) return;
        // dialogs stand elsewhere on the page, and close themselves
        if (event.currentTarget.contains(event.target as Node)) setFullScreen(false);
      }}
    >
      <div className="workbench">{children({ fullScreen, toggleFullScreen: () => setFullScreen(!fullScreen) })}</div>
      {!fullScreen && (
        <ResizeHandle
          label="Resize code editor"
          edge="bottom"
          heightPx={heightPx}
          minPx={MIN_HEIGHT_PX}
          maxPx={innerHeight * 2}
          onResize={(editorHeightPx) => setPreferences({ editorHeightPx })}
        />
      )}
    </div>
  );
}
