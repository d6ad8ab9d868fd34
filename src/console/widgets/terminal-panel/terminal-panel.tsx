/** The terminal at the bottom of every page. xterm and the shell are loaded when it opens for the first time. */
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense, useRef } from 'react';
import { ResizeHandle } from '../resize-handle.tsx';
import { pasteKeys } from './passing-keys.ts';
import './terminal-panel.css';
import { MIN_HEIGHT_PX, setTerminalHeight, setTerminalOpen, useTerminal } from './terminal-store.ts';

const Terminal = lazy(() => import('./terminal.tsx').then(({ Terminal }) => ({ default: Terminal })));

export function TerminalButton() {
  const open = useTerminal((terminal) => terminal.open);
  return (
    <button type="button" className="terminal-button" aria-expanded={open} onClick={() => setTerminalOpen(!open)}>
      <span aria-hidden="true">&gt;_</span> <span className="terminal-button-text">Terminal</span>
    </button>
  );
}

export function TerminalPanel() {
  const { open, heightPx } = useTerminal();
  const opened = useRef(false);
  opened.current ||= open;
  if (!opened.current) return null;
  return (
    <section
      className="terminal-panel"
      aria-label="Terminal"
      hidden={!open}
      {...(heightPx !== undefined && { style: { blockSize: heightPx } })}
    >
      <ResizeHandle
        label="Resize terminal"
        edge="top"
        heightPx={heightPx}
        minPx={MIN_HEIGHT_PX}
        maxPx={innerHeight * 0.8}
        onResize={setTerminalHeight}
      />
      <div className="terminal-header">
        <strong>Terminal</strong>
        <span>
          us-east-1 · <kbd>{pasteKeys()}</kbd> pastes · <kbd>Tab</kbd> completes · <kbd>Esc</kbd> then <kbd>Tab</kbd>{' '}
          leaves the terminal
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
