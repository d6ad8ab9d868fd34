/** What scripts/kernel-bundles.ts and scripts/runtime-libraries.ts provide: programs of the sandbox, and libraries, as text. */
declare module 'kernel:supervisor' {
  export const source: string;
}
declare module 'kernel:python' {
  export const source: string;
}
declare module 'kernel:nodejs' {
  export const source: string;
  /** Texts by name: nodejs/late-library.ts. */
  export const libraries: Readonly<Record<string, string>>;
}
declare module 'kernel:python-snapshot' {
  /** Of the gzipped file. */
  export const url: string;
  /** Its length. */
  export const bytes: number;
}
declare module 'library:nodejs' {
  /** Texts by path. */
  export const files: Readonly<Record<string, string>>;
}
declare module 'library:python' {
  /** Texts by path. */
  export const files: Readonly<Record<string, string>>;
}
