/** The terminal at the bottom of every page. xterm and the shell are loaded when it opens for the first time. */
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense, useRef } from 'react';
import './terminal-panel.css';
import { MIN_HEIGHT_PX, setTerminalHeight, setTerminalOpen, useTerminal } from './terminal-store.ts';

const Terminal = lazy(() => import('./terminal.tsx').then(({ Terminal }) => ({ default: Terminal })));

const KEY_STEP_PX = 24;

export function TerminalButton() {
  const open = useTerminal((terminal) => terminal.open);
  return (
    <button type="button" className="terminal-button" aria-expanded={open} onClick={() => setTerminalOpen(!open)}>
      <span aria-hidden="true">&gt;_</span> Terminal
    </button>
  );
}

export function TerminalPanel() {
  const { open, heightPx } = useTerminal();
  const opened = useRef(false);
  opened.current ||= open;
  if (!opened.current) return null;
  return (
    <section className="terminal-panel" aria-label="Terminal" hidden={!open} style={{ blockSize: heightPx }}>
      <ResizeHandle />
      <div className="terminal-header">
        <strong>Terminal</strong>
        <span>
          us-east-1 · <kbd>Tab</kbd> completes · <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the terminal
        </span>
        <Button variant="icon" iconName="close" ariaLabel="Close terminal" onClick={() => setTerminalOpen(false)} />
      </div>
      <Suspense
        fallback={
          <div className="terminal-loading">
            <Spinner /> Loading the terminal
          </div>
        }
      >
        <Terminal visible={open} />
      </Suspense>
    </section>
  );
}

function ResizeHandle() {
  const heightPx = useTerminal((terminal) => terminal.heightPx);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved; <hr> takes no focus
    <div
      className="terminal-resize"
      role="separator"
      tabIndex={0}
      aria-label="Resize terminal"
      aria-orientation="horizontal"
      aria-valuenow={heightPx}
      aria-valuemin={MIN_HEIGHT_PX}
      aria-valuemax={Math.round(innerHeight * 0.8)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') setTerminalHeight(heightPx + KEY_STEP_PX);
        if (event.key === 'ArrowDown') setTerminalHeight(heightPx - KEY_STEP_PX);
      }}
      onPointerDown={(event) => {
        const startPx = event.clientY;
        const { currentTarget, pointerId } = event;
        currentTarget.setPointerCapture(pointerId);
        currentTarget.onpointermove = (move) => setTerminalHeight(heightPx + startPx - move.clientY);
        currentTarget.onpointerup = () => {
          currentTarget.onpointermove = null;
        };
      }}
    />
  );
}
