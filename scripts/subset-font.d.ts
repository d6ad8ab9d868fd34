/** What is used of it: https://github.com/papandreou/subset-font#readme */
declare module 'subset-font' {
  interface Options {
    targetFormat: string;
    noHinting?: boolean;
    keepFeatures?: string[];
    dropTables?: string[];
  }
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Uint8Array>;
}
