/**
 * A Monaco editor of one text at a time, with a status bar. Switching `path` keeps each text's undo history, caret and
 * scroll position for as long as the editor is on the page.
 */
import LiveRegion from '@cloudscape-design/components/live-region';
import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { useSession } from '../../session.ts';
import './code-editor.css';
import { languageOf } from './language.ts';
import { monaco } from './monaco.ts';
import { toggleTabKey, useTabKey } from './tab-key.ts';
import { darkTheme, lightTheme } from './themes.ts';

export interface CodeEditorProps {
  /** Tells texts apart; its ending picks the language. */
  path: string;
  value: string;
  onChange?: (value: string) => void;
  readOnly?: boolean;
  /** Why, said when somebody types into a read-only editor. */
  readOnlyReason?: string;
  ariaLabel: string;
  /** What is marked in the texts, each by its path. */
  problems?: readonly CodeProblem[];
  /** CSS height; fills its parent without. */
  height?: string;
  ref?: React.Ref<CodeEditorHandle>;
}

export interface CodeProblem {
  path: string;
  /** From 1, as the columns. */
  line: number;
  column: number;
  /** The column after what is wrong; the word there without. */
  endColumn?: number;
  message: string;
}

export interface CodeEditorHandle {
  focus(): void;
  /** Puts the caret there and shows it. */
  reveal(line: number, column: number): void;
  /** Runs one of Monaco's actions by id. */
  runAction(id: string): void;
}

const FONT_PX = { usual: 13, large: 20 };

type Editor = monaco.editor.IStandaloneCodeEditor;
interface OpenText {
  model: monaco.editor.ITextModel;
  viewState: monaco.editor.ICodeEditorViewState | null;
}

const isMac = navigator.platform.startsWith('Mac');

const NONE: readonly CodeProblem[] = [];

let editorCount = 0;

export function CodeEditor(props: CodeEditorProps) {
  const { path, value, readOnly = false, readOnlyReason, ariaLabel, problems = NONE, height = '100%', ref } = props;
  const dark = useSession((session) => session.dark);
  const host = useRef<HTMLDivElement>(null);
  const texts = useRef(new Map<string, OpenText>());
  const [editor, setEditor] = useState<Editor>();
  const tellChange = useEffectEvent((text: string) => props.onChange?.(text));

  useEffect(() => {
    if (!host.current) return;
    const created = monaco.editor.create(host.current, {
      model: null,
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      fixedOverflowWidgets: true,
      detectIndentation: true,
      renderWhitespace: 'selection',
      padding: { top: 4 },
    });
    created.addAction({
      id: 'toggle-tab-key',
      label: 'Toggle Tab Key Moves Focus',
      keybindings: [
        isMac
          ? monaco.KeyMod.WinCtrl | monaco.KeyMod.Shift | monaco.KeyCode.KeyM
          : monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyM,
      ],
      run: toggleTabKey,
    });
    // what is typed is kept as it is typed; the browser would save the page
    created.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => undefined);
    // browsers miss a name on what they take for a form field
    for (const field of host.current.querySelectorAll('textarea')) field.name = 'code';
    setEditor(created);
    const openTexts = texts.current;
    return () => {
      created.dispose();
      for (const { model } of openTexts.values()) model.dispose();
      openTexts.clear();
    };
  }, []);

  const [scope] = useState(() => `editor-${++editorCount}`);
  // before the next key press: an older value must never overwrite what was typed since
  useLayoutEffect(() => {
    if (!editor) return;
    let text = texts.current.get(path);
    if (!text) {
      const { id, tabSize } = languageOf(path);
      const uri = monaco.Uri.from({ scheme: 'inmemory', authority: scope, path: `/${path}` });
      text = { model: monaco.editor.createModel(value, id, uri), viewState: null };
      text.model.updateOptions({ tabSize, insertSpaces: true });
      texts.current.set(path, text);
    }
    if (editor.getModel() !== text.model) {
      const left = [...texts.current.values()].find(({ model }) => model === editor.getModel());
      if (left) left.viewState = editor.saveViewState();
      editor.setModel(text.model);
      editor.restoreViewState(text.viewState);
    }
    if (text.model.getValue() !== value) text.model.setValue(value);
    const { model } = text;
    const subscription = model.onDidChangeContent(() => tellChange(model.getValue()));
    return () => subscription.dispose();
  }, [editor, path, value, scope]);

  useEffect(() => {
    const model = editor && texts.current.get(path)?.model;
    if (!model) return;
    const markers = problems.filter((problem) => problem.path === path).map((problem) => markerOf(problem, model));
    monaco.editor.setModelMarkers(model, 'syntax', markers);
  }, [editor, path, problems]);

  useEffect(() => {
    editor?.updateOptions({
      readOnly,
      domReadOnly: readOnly,
      ariaLabel,
      ...(readOnlyReason !== undefined && { readOnlyMessage: { value: readOnlyReason } }),
    });
  }, [editor, readOnly, readOnlyReason, ariaLabel]);

  const tabMovesFocus = useTabKey(({ movesFocus }) => movesFocus);
  useEffect(() => {
    editor?.updateOptions({ tabFocusMode: tabMovesFocus });
  }, [editor, tabMovesFocus]);

  const largeText = useSession((session) => session.largeText);
  useEffect(() => {
    editor?.updateOptions({ fontSize: largeText ? FONT_PX.large : FONT_PX.usual });
  }, [editor, largeText]);

  useEffect(() => {
    monaco.editor.setTheme(dark ? darkTheme.name : lightTheme.name);
  }, [dark]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => editor?.focus(),
      reveal: (lineNumber, column) => {
        editor?.setPosition({ lineNumber, column });
        editor?.revealPositionInCenterIfOutsideViewport({ lineNumber, column });
        editor?.focus();
      },
      runAction: (id) => {
        editor?.focus();
        editor?.trigger('console', id, null);
      },
    }),
    [editor],
  );

  return (
    <div className="code-editor" style={{ height }}>
      <div ref={host} className="code-editor-text" />
      {editor && <StatusBar editor={editor} path={path} readOnly={readOnly} />}
    </div>
  );
}

function markerOf(problem: CodeProblem, model: monaco.editor.ITextModel): monaco.editor.IMarkerData {
  const { lineNumber, column } = model.validatePosition({ lineNumber: problem.line, column: problem.column });
  const wordEnd = model.getWordAtPosition({ lineNumber, column })?.endColumn;
  return {
    severity: monaco.MarkerSeverity.Error,
    message: problem.message,
    startLineNumber: lineNumber,
    startColumn: column,
    endLineNumber: lineNumber,
    // past the place itself, or the editor would mark the word before it
    endColumn: Math.max(problem.endColumn ?? wordEnd ?? 0, column + 1),
  };
}

const tabKeyShortcut = isMac ? '⌃⇧M' : 'Ctrl+M';

/** Caret, indentation, language, and the way out of the editor for who uses no mouse. */
function StatusBar({ editor, path, readOnly }: { editor: Editor; path: string; readOnly: boolean }) {
  const [caret, setCaret] = useState({ line: 1, column: 1 });
  const tabMovesFocus = useTabKey(({ movesFocus }) => movesFocus);

  useEffect(() => {
    const subscription = editor.onDidChangeCursorPosition(({ position }) =>
      setCaret({ line: position.lineNumber, column: position.column }),
    );
    return () => subscription.dispose();
  }, [editor]);

  const { label, tabSize } = languageOf(path);
  return (
    <div className="code-editor-status">
      <button type="button" aria-pressed={tabMovesFocus} onClick={toggleTabKey}>
        {tabMovesFocus ? `Tab moves focus (${tabKeyShortcut})` : `Tab indents; ${tabKeyShortcut} lets it move focus`}
      </button>
      <LiveRegion hidden>{tabMovesFocus ? 'Tab moves focus' : 'Tab indents'}</LiveRegion>
      <span className="code-editor-status-right">
        {readOnly && <span>Read-only</span>}
        <span>
          Ln {caret.line}, Col {caret.column}
        </span>
        <span>Spaces: {tabSize}</span>
        <span>UTF-8</span>
        <span>{label}</span>
      </span>
    </div>
  );
}
