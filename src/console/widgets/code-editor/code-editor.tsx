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
  /** CSS height; fills its parent without. */
  height?: string;
  ref?: React.Ref<CodeEditorHandle>;
}

export interface CodeEditorHandle {
  focus(): void;
  /** Runs one of Monaco's actions by id. */
  runAction(id: string): void;
}

type Editor = monaco.editor.IStandaloneCodeEditor;
interface OpenText {
  model: monaco.editor.ITextModel;
  viewState: monaco.editor.ICodeEditorViewState | null;
}

const isMac = navigator.platform.startsWith('Mac');

let editorCount = 0;

export function CodeEditor(props: CodeEditorProps) {
  const { path, value, readOnly = false, readOnlyReason, ariaLabel, height = '100%', ref } = props;
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
      fontSize: 13,
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

  useEffect(() => {
    monaco.editor.setTheme(dark ? darkTheme.name : lightTheme.name);
  }, [dark]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => editor?.focus(),
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
