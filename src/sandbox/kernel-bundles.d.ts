/** What scripts/kernel-bundles.ts provides: programs of the sandbox as text. */
declare module 'kernel:supervisor' {
  export const source: string;
}
declare module 'kernel:python' {
  export const source: string;
}
declare module 'kernel:nodejs' {
  export const source: string;
}
declare module 'kernel:python-snapshot' {
  /** Of the gzipped file. */
  export const url: string;
  /** Its length. */
  export const bytes: number;
}
