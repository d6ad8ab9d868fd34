/** The screen of the terminal: xterm, a line editor, and the shell behind them. Loaded when the panel opens. */
import { FitAddon } from '@xterm/addon-fit';
import { type ITheme, Terminal as Xterm } from '@xterm/xterm';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { HOME } from '../../../cli/shell/messages.ts';
import { onAccountClock } from '../../account-now.ts';
import { useRegion } from '../../region.ts';
import { useSession } from '../../session.ts';
import '@xterm/xterm/css/xterm.css';
import { EditModal, type FileBeingEdited } from './edit-modal.tsx';
import { wantsMore } from './line-continuation.ts';
import { LineEditor } from './line-editor.ts';
import { letKeysPass } from './passing-keys.ts';
import { ShellSession } from './shell-session.ts';
import { openTerminalStorage } from './terminal-storage.ts';
import { takeOrders, useTerminal } from './terminal-store.ts';

const WELCOME =
  'This account lives in your browser. Try: aws lambda list-functions\r\nCommands: aws, bash, jq, zip, unzip, edit FILE. Files are kept in this browser.\r\n';

const DARK: ITheme = {
  background: '#0f141a',
  foreground: '#dedee3',
  cursor: '#dedee3',
  selectionBackground: '#33536f',
};
const LIGHT: ITheme = {
  background: '#ffffff',
  foreground: '#0f141a',
  cursor: '#0f141a',
  selectionBackground: '#b8e7ff',
};

const FONT_PX = { usual: 13, large: 20 };

export function Terminal({ visible }: { visible: boolean }) {
  const { region } = useRegion();
  const dark = useSession((session) => session.dark);
  const largeText = useSession((session) => session.largeText);
  const host = useRef<HTMLDivElement>(null);
  const [xterm, setXterm] = useState<Xterm>();
  const [fit] = useState(() => new FitAddon());
  const [editing, setEditing] = useState<FileBeingEdited>();
  const edit = useEffectEvent(
    (path: string, text: string) =>
      new Promise<string | undefined>((resolve) => {
        setEditing({
          path,
          text,
          done: (edited) => {
            setEditing(undefined);
            resolve(edited);
          },
        });
      }),
  );
  const isDark = useEffectEvent(() => dark);

  useEffect(() => {
    if (!host.current) return;
    const screen = new Xterm({
      screenReaderMode: true,
      fontFamily: 'Monaco, Menlo, Consolas, "Courier Prime", Courier, monospace',
      theme: isDark() ? DARK : LIGHT,
      scrollback: 5000,
      convertEol: true,
      minimumContrastRatio: 4.5,
    });
    screen.loadAddon(fit);
    screen.open(host.current);
    letKeysPass(screen);
    // browsers miss a name on what they take for a form field
    if (screen.textarea) screen.textarea.name = 'terminal';
    const resized = new ResizeObserver(() => {
      if (host.current?.offsetParent) fit.fit();
    });
    resized.observe(host.current);
    setXterm(screen);
    const end = talk(screen, { handle: region.handle, edit });
    return () => {
      end();
      resized.disconnect();
      screen.dispose();
    };
  }, [region, fit]);

  useEffect(() => {
    if (xterm) xterm.options.theme = dark ? DARK : LIGHT;
  }, [xterm, dark]);
  useEffect(() => {
    if (!xterm) return;
    xterm.options.fontSize = largeText ? FONT_PX.large : FONT_PX.usual;
    fit.fit();
  }, [xterm, fit, largeText]);
  useEffect(() => {
    if (visible && !editing) xterm?.focus();
  }, [xterm, visible, editing]);

  return (
    <>
      <div className="terminal-screen" ref={host} />
      {editing && <EditModal file={editing} />}
    </>
  );
}

interface Ends {
  handle: ConstructorParameters<typeof ShellSession>[0]['handle'];
  edit: ConstructorParameters<typeof ShellSession>[0]['edit'];
}

/** Reads lines and runs them until the returned function is called. */
function talk(screen: Xterm, { handle, edit }: Ends): () => void {
  let ended = false;
  let stop = () => {};
  const print = (text: string) => screen.write(text);
  void (async () => {
    const storage = await openTerminalStorage();
    if (ended) return;
    const failedToKeep = (error: unknown) =>
      print(`\r\nWhat you type here could not be kept: ${error instanceof Error ? error.message : String(error)}\r\n`);
    const session = new ShellSession({ onClock: onAccountClock, handle, storage, print, edit, failedToKeep });
    const history = await storage.history();
    const editor = new LineEditor({
      screen: {
        write: print,
        get columns() {
          return screen.cols;
        },
      },
      history,
      interrupt: () => session.interrupt(),
      complete: async (text) => {
        const { word, candidates } = await session.complete(text);
        const common = commonStart(candidates);
        const replacement = common.length > word.length ? common : undefined;
        return { wordLength: word.length, replacement, choices: candidates };
      },
    });
    const typed = screen.onData((data) => editor.input(data));
    const resized = screen.onResize(() => editor.redraw());
    const obey = () => {
      for (const line of takeOrders()) {
        editor.input(`${line}\r`);
        // also from a terminal that was open already: here the command answers
        screen.focus();
      }
    };
    const ordered = useTerminal.subscribe(obey);
    stop = () => {
      typed.dispose();
      resized.dispose();
      ordered();
      session.dispose();
    };
    if (ended) return stop();
    print(WELCOME);
    obey();
    while (!ended) {
      const text = await readCommand(editor, session.cwd);
      if (!text?.trim()) continue;
      storage.keepHistory(history).catch(failedToKeep);
      await session.run(text, screen.cols);
      await beginLine(screen);
    }
  })().catch((error: unknown) => {
    print(`\r\nThe terminal could not start: ${error instanceof Error ? error.message : String(error)}\r\n`);
  });
  return () => {
    ended = true;
    stop();
  };
}

/** The prompt draws its row anew, so what a command left without an end of line must not stand on it. */
async function beginLine(screen: Xterm): Promise<void> {
  await new Promise<void>((written) => screen.write('', written));
  if (screen.buffer.active.cursorX > 0) screen.write('\r\n');
}

/** One command, on as many lines as it takes; undefined when it was given up. */
async function readCommand(editor: LineEditor, cwd: string): Promise<string | undefined> {
  const shown = cwd === HOME ? '~' : cwd.replace(`${HOME}/`, '~/');
  let text = await editor.read(`${shown} $ `);
  while (text !== undefined && wantsMore(text)) {
    const next = await editor.read('> ');
    text = next === undefined ? undefined : `${text}\n${next}`;
  }
  return text;
}

function commonStart(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) while (!word.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
