/** Which language a file is in, by the ending of its name. Those the editor does not colour are plain text. */

export interface Language {
  /** Monaco's id. */
  id: string;
  /** As the status bar says it. */
  label: string;
  tabSize: number;
}

const plainText: Language = { id: 'plaintext', label: 'Plain Text', tabSize: 4 };
const javascript: Language = { id: 'javascript', label: 'JavaScript', tabSize: 2 };
const yaml: Language = { id: 'yaml', label: 'YAML', tabSize: 2 };

const byEnding: Readonly<Record<string, Language>> = {
  py: { id: 'python', label: 'Python', tabSize: 4 },
  js: javascript,
  mjs: javascript,
  cjs: javascript,
  json: { id: 'json', label: 'JSON', tabSize: 2 },
  yaml,
  yml: yaml,
  md: { id: 'markdown', label: 'Markdown', tabSize: 2 },
};

export function languageOf(path: string): Language {
  return byEnding[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? plainText;
}
