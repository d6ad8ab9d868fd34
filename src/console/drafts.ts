/**
 * Work that is typed but not yet sent: undeployed code of each function, and the form of each Test tab. Lives in the
 * browser, not in the service, and survives a reload or a closed tab.
 */
import { create } from 'zustand';
import { type SourceFiles, sameFiles } from './domain/source-files.ts';
import type { TestForm } from './domain/test-form.ts';

export interface CodeDraft {
  /** CodeSha256 of the deployed code the draft began from. */
  baseSha256: string;
  files: SourceFiles;
}

export interface DeployedCode {
  sha256: string;
  files: SourceFiles;
}

/** The kinds of draft, each kept by key: code by function name, forms by `function:qualifier`. */
export interface Drafts {
  code: Record<string, CodeDraft>;
  testForms: Record<string, TestForm>;
}
export type DraftKind = keyof Drafts;

/** Where drafts outlive the page. `save` with undefined removes. */
export interface DraftStorage {
  load(): Promise<Drafts>;
  save(kind: DraftKind, key: string, draft: CodeDraft | TestForm | undefined): Promise<void>;
}

interface DraftsState extends Drafts {
  /** Whether what an earlier visit left has been read; nothing may be typed before. */
  loaded: boolean;
  /** Why drafts cannot be kept beyond this page, for example a full disk. */
  storageProblem?: string;
}

export const useDrafts = create<DraftsState>()(() => ({ loaded: false, code: {}, testForms: {} }));

function put<K extends DraftKind>(kind: K, key: string, draft: Drafts[K][string] | undefined): void {
  useDrafts.setState((state) => {
    const { [key]: _before, ...others } = state[kind];
    return { [kind]: draft === undefined ? others : { ...others, [key]: draft } };
  });
}

/** Keeps an edit of a function's code. An edit that leads back to what is deployed leaves no draft behind. */
export function editCode(functionName: string, deployed: DeployedCode, files: SourceFiles): void {
  const baseSha256 = useDrafts.getState().code[functionName]?.baseSha256 ?? deployed.sha256;
  const unchanged = baseSha256 === deployed.sha256 && sameFiles(files, deployed.files);
  put('code', functionName, unchanged ? undefined : { baseSha256, files });
}

export function discardCode(functionName: string): void {
  put('code', functionName, undefined);
}

/** After a deploy: the draft is done with, unless more was typed meanwhile; that now stands on the new code. */
export function codeDeployed(functionName: string, deployed: DeployedCode): void {
  const draft = useDrafts.getState().code[functionName];
  if (!draft) return;
  put(
    'code',
    functionName,
    sameFiles(draft.files, deployed.files) ? undefined : { ...draft, baseSha256: deployed.sha256 },
  );
}

/** Keeps the draft although the deployed code has changed elsewhere: it now stands on that. */
export function keepCode(functionName: string, sha256: string): void {
  const draft = useDrafts.getState().code[functionName];
  if (draft) put('code', functionName, { ...draft, baseSha256: sha256 });
}

export function editTestForm(key: string, form: TestForm): void {
  put('testForms', key, form);
}

const SAVE_DELAY_MS = 300;

/** Loads what an earlier visit left and keeps every change from here on. Returns what writes at once all that waits. */
export async function connectDrafts(storage: DraftStorage): Promise<() => Promise<void>> {
  const waiting = new Map<string, [DraftKind, string]>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = async () => {
    clearTimeout(timer);
    const state = useDrafts.getState();
    const saves = [...waiting.values()].map(([kind, key]) => storage.save(kind, key, state[kind][key]));
    waiting.clear();
    try {
      await Promise.all(saves);
    } catch (error) {
      useDrafts.setState({ storageProblem: error instanceof Error ? error.message : String(error) });
    }
  };

  try {
    const { code, testForms } = await storage.load();
    useDrafts.setState({ code, testForms });
  } catch (error) {
    useDrafts.setState({ storageProblem: error instanceof Error ? error.message : String(error) });
  }
  useDrafts.subscribe((now, before) => {
    for (const kind of ['code', 'testForms'] as const) {
      if (now[kind] === before[kind]) continue;
      for (const key of new Set([...Object.keys(now[kind]), ...Object.keys(before[kind])]))
        if (now[kind][key] !== before[kind][key]) waiting.set(`${kind} ${key}`, [kind, key]);
    }
    if (waiting.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), SAVE_DELAY_MS);
  });
  useDrafts.setState({ loaded: true });
  return flush;
}
