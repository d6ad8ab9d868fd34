/**
 * The code editor, its chunk loaded only when one is on screen (or the page is idle). Where it cannot be loaded, a
 * plain text box does the work.
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense } from 'react';
import type { CodeEditorProps } from './code-editor.tsx';

const loadEditor = () => import('./code-editor.tsx');

const Editor = lazy(() =>
  loadEditor().then(
    ({ CodeEditor }) => ({ default: CodeEditor }),
    () => ({ default: PlainEditor }),
  ),
);

/** Fetches the editor while nothing else is to be done, so that opening the Code tab does not wait. */
export function prefetchCodeEditor(): void {
  // a failed prefetch is not an error: the editor tries again when it is needed
  const fetch = () => void loadEditor().catch(() => undefined);
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetch, { timeout: 10_000 });
  else setTimeout(fetch, 2_000);
}

export function LazyCodeEditor(props: CodeEditorProps) {
  return (
    <Suspense
      fallback={
        <div style={{ height: props.height ?? '100%' }}>
          <Box padding="m">
            <Spinner /> Loading the code editor
          </Box>
        </div>
      }
    >
      <Editor {...props} />
    </Suspense>
  );
}

function PlainEditor({ value, onChange, readOnly, ariaLabel, height = '100%' }: CodeEditorProps) {
  return (
    <div style={{ height, display: 'flex', flexDirection: 'column' }}>
      <Alert type="warning">The code editor could not be loaded. You can go on in this plain text box.</Alert>
      <textarea
        style={{ flex: 1, fontFamily: 'monospace', resize: 'none' }}
        value={value}
        readOnly={readOnly}
        aria-label={ariaLabel}
        spellCheck={false}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </div>
  );
}
