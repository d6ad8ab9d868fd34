/** Icons of the code editor, drawn for it: Cloudscape has none for files, and the editor's own load with the editor. */
import type { ReactNode } from 'react';

const PATHS = {
  files: <path d="M6 2h7l4 4v11H6zM13 2v4h4M4 6H3v14h11v-1" />,
  output: <path d="M2 4h16v12H2zM5 8l3 2-3 2M10 13h4" />,
  find: <path d="M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4 4" />,
  'new-file': <path d="M11 17H5V3h6l4 4v3M11 3v4h4M15 12v6M12 15h6" />,
  'new-folder': <path d="M10 16H2V4h5l2 2h8v4M15 12v6M12 15h6" />,
  rename: <path d="M3 17l1-4L14 3l3 3L7 16zM12 5l3 3" />,
  delete: <path d="M4 5h12M8 5V3h4v2M6 5l1 12h6l1-12M9 8v6M11 8v6" />,
  chevron: <path d="M8 5l5 5-5 5" />,
  close: <path d="M5 5l10 10M15 5L5 15" />,
  run: <path d="M6 4l10 6-10 6z" />,
  'full-screen': <path d="M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5" />,
  'leave-full-screen': <path d="M8 3v5H3M17 8h-5V3M12 17v-5h5M3 12h5v5" />,
  clear: <path d="M3 5h9M3 9h9M3 13h5M12 12l5 5M17 12l-5 5" />,
} satisfies Record<string, ReactNode>;
export type IconName = keyof typeof PATHS;

export function EditorIcon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
    >
      {PATHS[name]}
    </svg>
  );
}

const BADGES: Readonly<Record<string, [text: string, colour: string]>> = {
  py: ['Py', 'blue'],
  js: ['JS', 'yellow'],
  mjs: ['JS', 'yellow'],
  cjs: ['JS', 'yellow'],
  json: ['{}', 'yellow'],
  yaml: ['!', 'purple'],
  yml: ['!', 'purple'],
  md: ['M↓', 'blue'],
};

/** A small sign of what a file is, by the ending of its name. */
export function FileBadge({ path }: { path: string }) {
  const [text, colour] = BADGES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? ['≡', 'grey'];
  return (
    <span className={`file-badge file-badge-${colour}`} aria-hidden="true">
      {text}
    </span>
  );
}
