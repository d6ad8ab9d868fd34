/**
 * The code editor of the Code tab, laid out like the console's: activity bar, side bar, open files, output.
 * https://docs.aws.amazon.com/lambda/latest/dg/code-editor.html
 */
import { useEffect, useRef, useState } from 'react';
import type { SyntaxProblem } from '../../../../api/coldspark.ts';
import { handlerFile, type SourceFiles, sameBytes } from '../../../domain/source-files.ts';
import { useTestRun } from '../../../test-runs/test-runs.ts';
import type { CodeEditorHandle } from '../../../widgets/code-editor/code-editor.tsx';
import { shortcutKeys, useShortcut } from '../../../widgets/code-editor/shortcut.ts';
import { useSavedEvents } from '../../../widgets/test-event/saved-event.ts';
import { ActivityBar } from './activity-bar.tsx';
import { DeploySection } from './deploy-section.tsx';
import { EditorPanel } from './editor-panel.tsx';
import { type EditorTab, EditorTabs } from './editor-tabs.tsx';
import {
  closeEventPane,
  closeFile,
  type EditorView,
  followFiles,
  openEventPane,
  openFile,
  showPanel,
  useEditorView,
} from './editor-view.ts';
import { EnvironmentVariablesSection } from './environment-variables-section.tsx';
import { EventPane, fillEventPane, useEventPaneTitle } from './event-pane.tsx';
import { FileEditor } from './file-editor.tsx';
import { FileExplorer } from './file-explorer.tsx';
import { ProblemAnnouncement } from './problem-list.tsx';
import { QuickPick } from './quick-pick.tsx';
import { useSyntaxCheck } from './syntax/syntax-problems.ts';
import { TestEventsSection } from './test-events-section.tsx';
import { WorkbenchFrame } from './workbench-frame.tsx';
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
  const { functionName, qualifier, handler, runtime, files, deployedFiles, readOnlyReason, hasDraft, deploying } =
    props;
  const readOnly = readOnlyReason !== undefined;
  const [view, updateView] = useEditorView(`${functionName}:${qualifier ?? ''}`);
  const { events } = useSavedEvents(functionName);
  const { run, start, dismiss } = useTestRun('code', functionName, qualifier);
  const [picking, setPicking] = useState(false);
  const [note, setNote] = useState<string>();
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

  const onEdit = (changed: SourceFiles) => {
    setNote(undefined);
    props.onEdit(changed);
  };
  const runEvent = (body: string, eventName?: string) => {
    updateView((now) => ({ ...now, panel: 'output', ...(eventName !== undefined && { selectedEvent: eventName }) }));
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
    setNote(undefined);
    if (hasDraft && !deploying && !readOnly) props.onDeploy();
  };
  // in other editors it saves; here what is typed is kept as it is typed, and the browser would save the page
  const save = () => {
    if (readOnly) return setNote(readOnlyReason);
    const keys = shortcutKeys('U').label;
    setNote(
      hasDraft ? `The draft is kept in this browser. ${keys} deploys it.` : 'Nothing to save: this code is deployed.',
    );
  };
  const showProblem = ({ path, line, column }: SyntaxProblem) => {
    updateView((now) => openFile(now, path));
    // once the file is in the editor
    requestAnimationFrame(() => editor.current?.reveal(line, column));
  };
  useShortcut('U', deploy);
  useShortcut('I', test);
  useShortcut('S', save, { shift: false });

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

  return (
    <WorkbenchFrame>
      {({ fullScreen, toggleFullScreen }) => (
        <>
          <ActivityBar
            explorerOpen={view.sideBarOpen}
            outputOpen={view.panel === 'output'}
            fullScreen={fullScreen}
            onExplorer={() => updateView((now) => ({ ...now, sideBarOpen: !now.sideBarOpen }))}
            onFind={() => editor.current?.runAction('actions.find')}
            onOutput={() => updateView((now) => showPanel(now, now.panel === 'output' ? undefined : 'output'))}
            onFullScreen={toggleFullScreen}
          />
          {view.sideBarOpen && (
            <div className="side-bar">
              <FileExplorer
                functionName={functionName}
                files={files}
                deployedFiles={deployedFiles}
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
                functionName={functionName}
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
            <EditorPanel
              functionName={functionName}
              open={view.panel}
              check={syntax}
              run={run}
              note={note}
              onOpen={(panel) => updateView((now) => showPanel(now, panel))}
              onOpenProblem={showProblem}
              onClearOutput={dismiss}
            />
            <ProblemAnnouncement check={syntax} />
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
        </>
      )}
    </WorkbenchFrame>
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
