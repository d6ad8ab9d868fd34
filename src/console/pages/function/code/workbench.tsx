/**
 * The code editor of the Code tab, laid out like the console's: activity bar, side bar, open files, output.
 * https://docs.aws.amazon.com/lambda/latest/dg/code-editor.html
 */
import { useEffect, useRef, useState } from 'react';
import type { SyntaxProblem } from '../../../../api/coldspark.ts';
import type { CodeEditorHandle } from '../../../widgets/code-editor/code-editor.tsx';
import { LazyCodeEditor } from '../../../widgets/code-editor/lazy-code-editor.tsx';
import { useShortcut } from '../../../widgets/code-editor/shortcut.ts';
import { useSavedEvents } from '../test/saved-event.ts';
import { useTestRun } from '../test/test-runs.ts';
import { DeploySection } from './deploy-section.tsx';
import { type EditorTab, EditorTabs } from './editor-tabs.tsx';
import {
  closeEventPane,
  closeFile,
  type EditorView,
  followFiles,
  openEventPane,
  openFile,
  useEditorView,
} from './editor-view.ts';
import { EnvironmentVariablesSection } from './environment-variables-section.tsx';
import { EventPane, fillEventPane, useEventPaneTitle } from './event-pane.tsx';
import { FileExplorer } from './file-explorer.tsx';
import { EditorIcon, type IconName } from './icons.tsx';
import { OutputPanel } from './output-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { QuickPick } from './quick-pick.tsx';
import { handlerFile, type SourceFiles, sameBytes, textOf } from './source-files.ts';
import { useSyntaxCheck } from './syntax/syntax-problems.ts';
import { TestEventsSection } from './test-events-section.tsx';
import './workbench.css';

interface WorkbenchProps {
  functionName: string;
  qualifier: string | undefined;
  handler: string;
  runtime: string;
  environmentVariables: Readonly<Record<string, string>>;
  files: SourceFiles;
  deployedFiles: SourceFiles;
  /** Why nothing can be changed; undefined when it can. */
  readOnlyReason: string | undefined;
  hasDraft: boolean;
  deploying: boolean;
  onEdit: (files: SourceFiles) => void;
  onDeploy: () => void;
  onDiscard: () => void;
}

export function Workbench(props: WorkbenchProps) {
  const {
    functionName,
    qualifier,
    handler,
    runtime,
    files,
    deployedFiles,
    readOnlyReason,
    hasDraft,
    deploying,
    onEdit,
  } = props;
  const readOnly = readOnlyReason !== undefined;
  const [view, updateView] = useEditorView(`${functionName}:${qualifier ?? ''}`);
  const { events } = useSavedEvents(functionName);
  const { run, start, dismiss } = useTestRun('code', functionName, qualifier);
  const [picking, setPicking] = useState(false);
  const editor = useRef<CodeEditorHandle>(null);
  const paneTitle = useEventPaneTitle(functionName);

  const exists = (path: string) => path in files;
  const openPaths = view.openPaths.filter(exists);
  const activePath = activeFile(view, exists);
  const selectedEvent = events.find(({ name }) => name === view.selectedEvent);
  const testing = run?.state === 'running';
  const showsEventPane = view.eventPaneOpen && view.active === 'event';
  const isChanged = (path: string) => hasDraft && !sameContent(files[path], deployedFiles[path]);
  const syntax = useSyntaxCheck(files, [...new Set([...openPaths, ...Object.keys(files).filter(isChanged)])], runtime);

  // the handler's file is open on the first visit
  const firstFile = handlerFile(files, handler);
  useEffect(() => {
    if (firstFile !== undefined)
      updateView((now) =>
        now.openPaths.length === 0 && !now.eventPaneOpen && !now.active ? openFile(now, firstFile) : now,
      );
  }, [firstFile, updateView]);

  const runEvent = (body: string, eventName?: string) => {
    updateView((now) => ({ ...now, outputOpen: true, ...(eventName !== undefined && { selectedEvent: eventName }) }));
    void start(body, eventName);
  };
  const showEventPane = (event?: { name: string; body: string }) => {
    fillEventPane(functionName, event);
    updateView(openEventPane);
  };
  const test = () => {
    if (testing) return;
    if (selectedEvent) runEvent(selectedEvent.body, selectedEvent.name);
    else setPicking(true);
  };
  const deploy = () => {
    if (hasDraft && !deploying && !readOnly) props.onDeploy();
  };
  const showProblem = ({ path, line, column }: SyntaxProblem) => {
    updateView((now) => openFile(now, path));
    // once the file is in the editor
    requestAnimationFrame(() => editor.current?.reveal(line, column));
  };
  useShortcut('U', deploy);
  useShortcut('I', test);

  const tabs: EditorTab[] = openPaths.map((path) => ({
    id: path,
    label: path.slice(path.lastIndexOf('/') + 1),
    changed: isChanged(path),
    active: path === activePath && !showsEventPane,
    onSelect: () => updateView((now) => openFile(now, path)),
    onClose: () => updateView((now) => closeFile(now, path)),
  }));
  if (view.eventPaneOpen)
    tabs.push({
      id: 'test event',
      label: paneTitle,
      changed: false,
      active: showsEventPane,
      onSelect: () => updateView(openEventPane),
      onClose: () => updateView(closeEventPane),
    });

  const activity = (icon: IconName, label: string, pressed: boolean | undefined, action: () => void) => (
    <button
      type="button"
      className="activity-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={action}
    >
      <EditorIcon name={icon} />
    </button>
  );

  return (
    <div className="workbench">
      <div className="activity-bar" role="toolbar" aria-label="Editor panels">
        {activity('files', 'Explorer', view.sideBarOpen, () =>
          updateView((now) => ({ ...now, sideBarOpen: !now.sideBarOpen })),
        )}
        {activity('find', 'Find in file', undefined, () => editor.current?.runAction('actions.find'))}
        {activity('output', 'Output', view.outputOpen, () =>
          updateView((now) => ({ ...now, outputOpen: !now.outputOpen })),
        )}
      </div>
      {view.sideBarOpen && (
        <div className="side-bar">
          <FileExplorer
            functionName={functionName}
            files={files}
            readOnly={readOnly}
            activePath={activePath}
            expandedFolders={view.expandedFolders}
            onExpand={(expandedFolders) => updateView((now) => ({ ...now, expandedFolders }))}
            onOpen={(path) => updateView((now) => openFile(now, path))}
            // once the file is in the editor
            onCreated={() => requestAnimationFrame(() => editor.current?.focus())}
            onChange={(changed, moved) => {
              onEdit(changed);
              updateView((now) => followFiles(now, moved, (path) => path in changed));
            }}
          />
          <DeploySection
            readOnly={readOnly}
            hasDraft={hasDraft}
            deploying={deploying}
            testing={testing}
            problemCount={syntax.problems.length}
            onDeploy={deploy}
            onTest={test}
            onDiscard={props.onDiscard}
          />
          <TestEventsSection
            events={events}
            selected={selectedEvent}
            testing={testing}
            onSelect={({ name }) => updateView((now) => ({ ...now, selectedEvent: name }))}
            onRun={({ name, body }) => runEvent(body, name)}
            onEdit={showEventPane}
            onCreate={() => showEventPane()}
          />
          <EnvironmentVariablesSection variables={props.environmentVariables} />
        </div>
      )}
      <div className="editor-group">
        <EditorTabs tabs={tabs} />
        {showsEventPane && (
          <EventPane
            functionName={functionName}
            testing={testing}
            onSaved={(name) => updateView((now) => ({ ...closeEventPane(now), selectedEvent: name }))}
            onInvoke={runEvent}
            onCancel={() => updateView(closeEventPane)}
          />
        )}
        {/* stays on the page below the event pane: its undo history is worth keeping */}
        <div className="editor-area" hidden={showsEventPane}>
          <FileEditor
            path={activePath}
            files={files}
            problems={syntax.problems}
            readOnlyReason={readOnlyReason}
            editor={editor}
            onEdit={onEdit}
          />
        </div>
        {!showsEventPane && <ProblemsPanel check={syntax} onOpen={showProblem} />}
        {view.outputOpen && (
          <OutputPanel
            run={run}
            onClear={dismiss}
            onClose={() => updateView((now) => ({ ...now, outputOpen: false }))}
          />
        )}
        {picking && (
          <QuickPick
            label="Select test event"
            items={[
              { label: 'Create new test event', pick: () => showEventPane() },
              ...events.map(({ name, body }) => ({ label: name, pick: () => runEvent(body, name) })),
            ]}
            onClose={() => setPicking(false)}
          />
        )}
      </div>
    </div>
  );
}

function sameContent(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && sameBytes(a, b);
}

/** The file on top; where that one is gone, the last open one. */
function activeFile({ active, openPaths }: EditorView, exists: (path: string) => boolean): string | undefined {
  if (typeof active === 'object' && exists(active.file)) return active.file;
  return openPaths.findLast(exists);
}

interface FileEditorProps {
  path: string | undefined;
  files: SourceFiles;
  problems: readonly SyntaxProblem[];
  readOnlyReason: string | undefined;
  editor: React.Ref<CodeEditorHandle>;
  onEdit: (files: SourceFiles) => void;
}

function FileEditor({ path, files, problems, readOnlyReason, editor, onEdit }: FileEditorProps) {
  const content = path === undefined ? undefined : files[path];
  if (path === undefined || content === undefined)
    return <div className="editor-message">Choose a file in the explorer to open it.</div>;
  const text = textOf(content);
  if (text === undefined)
    return (
      <div className="editor-message">
        The file is not displayed in the text editor because it is either binary or uses an unsupported text encoding.
      </div>
    );
  return (
    <LazyCodeEditor
      ref={editor}
      path={path}
      value={text}
      ariaLabel={`${path}, code editor`}
      problems={problems}
      readOnly={readOnlyReason !== undefined}
      {...(readOnlyReason !== undefined && { readOnlyReason })}
      onChange={(changed) => onEdit({ ...files, [path]: new TextEncoder().encode(changed) })}
    />
  );
}
