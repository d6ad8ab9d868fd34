/**
 * The file tree: open, add, rename and delete, all of it by keyboard. Follows the tree pattern of
 * https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ with F2 for rename and Delete, as in the console's editor.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  addFile,
  addFolder,
  folderAt,
  isFolder,
  joinPath,
  movedPath,
  pathProblem,
  remove,
  rename,
  type SourceFiles,
  type SourceNode,
  sourceTree,
} from '../../../domain/source-files.ts';
import { DeleteFileModal } from './delete-file-modal.tsx';
import { EditorIcon, FileBadge, type IconName } from './icons.tsx';
import { SideBarSection } from './side-bar-section.tsx';

interface FileExplorerProps {
  functionName: string;
  files: SourceFiles;
  deployedFiles: SourceFiles;
  readOnly: boolean;
  activePath: string | undefined;
  expandedFolders: readonly string[];
  onExpand: (folders: readonly string[]) => void;
  onOpen: (path: string) => void;
  /** After a new file was opened: to go on in it. */
  onCreated: () => void;
  /** The new files, and where paths have gone that were renamed. */
  onChange: (files: SourceFiles, moved: (path: string) => string) => void;
}

type Naming = { kind: 'file' | 'folder'; folder: string } | { kind: 'rename'; path: string };

const unmoved = (path: string) => path;

export function FileExplorer(props: FileExplorerProps) {
  const { functionName, files, deployedFiles, readOnly, activePath, expandedFolders, onExpand, onOpen, onChange } =
    props;
  const [focused, setFocused] = useState<string>();
  const [naming, setNaming] = useState<Naming>();
  const [deleting, setDeleting] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);

  const wasNaming = useRef(false);
  useEffect(() => {
    // the field that had the focus is gone: it goes back to the row, unless it has gone elsewhere
    if (wasNaming.current && !naming && document.activeElement === document.body)
      tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    wasNaming.current = naming !== undefined;
  }, [naming]);

  const roots = sourceTree(files);
  const rows = visibleRows(roots, expandedFolders);
  const current = rows.find(({ node }) => node.path === (focused ?? activePath))?.node ?? rows[0]?.node;

  const focus = (path: string | undefined) => {
    if (path === undefined) return;
    setFocused(path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
  };
  const setExpanded = (path: string, expanded: boolean) =>
    onExpand(expanded ? [...new Set([...expandedFolders, path])] : expandedFolders.filter((other) => other !== path));
  const activate = (node: SourceNode) => {
    setFocused(node.path);
    if (node.children) setExpanded(node.path, !expandedFolders.includes(node.path));
    else onOpen(node.path);
  };

  const startNaming = (kind: 'file' | 'folder') => {
    const folder = current ? folderAt(files, current.path) : '';
    if (folder !== '') setExpanded(folder, true);
    setNaming({ kind, folder });
  };

  const finishNaming = (path: string) => {
    if (!naming) return;
    setNaming(undefined);
    setFocused(path);
    const parents = path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'));
    onExpand([...new Set([...expandedFolders, ...parents.filter((parent) => parent !== '')])]);
    if (naming.kind === 'rename')
      onChange(rename(files, naming.path, path), (other) => movedPath(other, naming.path, path));
    else if (naming.kind === 'folder') onChange(addFolder(files, path), unmoved);
    else {
      onChange(addFile(files, path), unmoved);
      onOpen(path);
      props.onCreated();
    }
  };

  const isDeployed = (path: string) => path in deployedFiles || isFolder(deployedFiles, path);
  const confirmDelete = () => {
    if (deleting === undefined) return;
    setFocused(undefined);
    onChange(remove(files, deleting), unmoved);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.target instanceof HTMLInputElement) return;
    const at = rows.findIndex(({ node }) => node.path === current.path);
    const open = expandedFolders.includes(current.path);
    const parent = folderAt(files, current.path.slice(0, Math.max(0, current.path.lastIndexOf('/'))));
    const actions: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]?.node.path),
      ArrowUp: () => focus(rows[at - 1]?.node.path),
      Home: () => focus(rows[0]?.node.path),
      End: () => focus(rows.at(-1)?.node.path),
      ArrowRight: () => {
        if (!current.children) return;
        if (open) focus(current.children[0]?.path);
        else setExpanded(current.path, true);
      },
      ArrowLeft: () => {
        if (current.children && open) setExpanded(current.path, false);
        else focus(parent === '' ? undefined : parent);
      },
      Enter: () => activate(current),
      ' ': () => activate(current),
      ...(!readOnly && {
        F2: () => setNaming({ kind: 'rename', path: current.path }),
        Delete: () => setDeleting(current.path),
      }),
    };
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };

  const nameInput = (initial: string, folder: string, label: string, from?: string) => (
    <NameInput
      initial={initial}
      label={label}
      problemWith={(name) => pathProblem(files, joinPath(folder, name), from)}
      onDone={(name) => finishNaming(joinPath(folder, name))}
      onCancel={() => setNaming(undefined)}
    />
  );

  const renderNodes = (nodes: readonly SourceNode[], folder: string, level: number) => (
    <>
      {naming && naming.kind !== 'rename' && naming.folder === folder && (
        <div className="tree-row" style={{ paddingInlineStart: 8 + level * 12 }}>
          {nameInput('', folder, naming.kind === 'file' ? 'New file name' : 'New folder name')}
        </div>
      )}
      {nodes.map((node) => {
        const expanded = node.children ? expandedFolders.includes(node.path) : undefined;
        const renaming = naming?.kind === 'rename' && naming.path === node.path;
        return (
          <div key={node.path} role="none">
            {renaming ? (
              <div className="tree-row" style={{ paddingInlineStart: 8 + level * 12 }}>
                {nameInput(node.name, folder, `New name of ${node.name}`, node.path)}
              </div>
            ) : (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its rows
              <div
                role="treeitem"
                className="tree-row"
                style={{ paddingInlineStart: 8 + level * 12 }}
                data-path={node.path}
                aria-level={level + 1}
                aria-selected={node.path === activePath}
                aria-expanded={expanded}
                tabIndex={node.path === current?.path ? 0 : -1}
                onClick={() => activate(node)}
                onFocus={() => setFocused(node.path)}
              >
                <span className={expanded ? 'tree-twist tree-twist-open' : 'tree-twist'}>
                  {node.children && <EditorIcon name="chevron" />}
                </span>
                {!node.children && <FileBadge path={node.path} />}
                <span className="tree-name">{node.name}</span>
              </div>
            )}
            {expanded && node.children && renderNodes(node.children, node.path, level + 1)}
          </div>
        );
      })}
    </>
  );

  const tool = (name: IconName, label: string, action: () => void, disabled = false) => (
    <button type="button" className="icon-button" aria-label={label} title={label} disabled={disabled} onClick={action}>
      <EditorIcon name={name} />
    </button>
  );

  return (
    <SideBarSection
      title="Explorer"
      grows
      actions={
        !readOnly && (
          <>
            {tool('new-file', 'New file', () => startNaming('file'))}
            {tool('new-folder', 'New folder', () => startNaming('folder'))}
            {tool(
              'rename',
              'Rename (F2)',
              () => current && setNaming({ kind: 'rename', path: current.path }),
              !current,
            )}
            {tool('delete', 'Delete (Del)', () => current && setDeleting(current.path), !current)}
          </>
        )
      }
    >
      <div className="tree-folder">{functionName}</div>
      <div ref={tree} role="tree" aria-label={`Files of ${functionName}`} onKeyDown={onKeyDown}>
        {renderNodes(roots, '', 0)}
      </div>
      {roots.length === 0 && <div className="side-bar-text">There are no files.</div>}
      {deleting !== undefined && (
        <DeleteFileModal
          functionName={functionName}
          path={deleting}
          folder={isFolder(files, deleting)}
          onDelete={confirmDelete}
          onDismiss={() => setDeleting(undefined)}
          deployed={isDeployed(deleting)}
        />
      )}
    </SideBarSection>
  );
}

/** The rows as they stand below each other, folded ones left out. */
function visibleRows(nodes: readonly SourceNode[], expanded: readonly string[]): { node: SourceNode }[] {
  return nodes.flatMap((node) => [
    { node },
    ...(node.children && expanded.includes(node.path) ? visibleRows(node.children, expanded) : []),
  ]);
}

interface NameInputProps {
  initial: string;
  label: string;
  problemWith: (name: string) => string | undefined;
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** A name typed in place: Enter takes it, Escape does not, leaving the field takes it if it is valid. */
function NameInput({ initial, label, problemWith, onDone, onCancel }: NameInputProps) {
  const [name, setName] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  const problem = name === initial ? undefined : problemWith(name);

  useEffect(() => {
    input.current?.focus();
    const stem = initial.lastIndexOf('.');
    input.current?.setSelectionRange(0, stem > 0 ? stem : initial.length);
  }, [initial]);

  const end = (take: boolean) => {
    // Enter and Escape take the field away, which is a blur as well
    if (ended.current) return;
    ended.current = true;
    if (take && name !== initial && problemWith(name) === undefined) onDone(name);
    else onCancel();
  };

  return (
    <span className="tree-name-input">
      <input
        ref={input}
        value={name}
        aria-label={label}
        aria-invalid={problem !== undefined}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => end(true)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end(false);
          if (event.key === 'Enter' && problem === undefined) end(true);
        }}
      />
      {problem !== undefined && (
        <span role="alert" className="tree-name-problem">
          {problem}
        </span>
      )}
    </span>
  );
}
