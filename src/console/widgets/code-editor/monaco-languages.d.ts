/** Monaco's own language definitions, which it ships without types. */
declare module 'monaco-editor/languages/definitions/javascript/javascript' {
  export const language: import('monaco-editor/editor').languages.IMonarchLanguage;
  export const conf: import('monaco-editor/editor').languages.LanguageConfiguration;
}
declare module 'monaco-editor/languages/definitions/python/python' {
  export const language: import('monaco-editor/editor').languages.IMonarchLanguage;
  export const conf: import('monaco-editor/editor').languages.LanguageConfiguration;
}
