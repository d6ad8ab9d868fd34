/** The editor of the open file, or why there is none. */
import type { SyntaxProblem } from '../../../../api/coldspark.ts';
import { type SourceFiles, textOf } from '../../../domain/source-files.ts';
import type { CodeEditorHandle } from '../../../widgets/code-editor/code-editor.tsx';
import { LazyCodeEditor } from '../../../widgets/code-editor/lazy-code-editor.tsx';

interface FileEditorProps {
  path: string | undefined;
  files: SourceFiles;
  problems: readonly SyntaxProblem[];
  readOnlyReason: string | undefined;
  editor: React.Ref<CodeEditorHandle>;
  onEdit: (files: SourceFiles) => void;
}

export function FileEditor({ path, files, problems, readOnlyReason, editor, onEdit }: FileEditorProps) {
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
