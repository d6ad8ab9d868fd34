/** `--output` and `--query`: from what AWS answered to what stands on the screen. */

import type { Output } from '../operation-call.ts';
import type { Query } from '../query.ts';
import { jsonOutput } from './json.ts';
import { isStructure } from './shape-of-output.ts';
import { tableOutput } from './table.ts';
import { textOutput } from './text.ts';
import { yamlOutput } from './yaml.ts';

export const OUTPUT_FORMATS = ['json', 'text', 'table', 'yaml', 'yaml-stream'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export interface OutputOptions {
  format: OutputFormat;
  query: Query | undefined;
  /** Title of a table. */
  operation: string;
  columns: number;
}

/** An output that is whole. */
export function formatOutput(output: Output, { format, query, operation, columns }: OutputOptions): string {
  const value = query ? query(output) : output;
  const isEmpty = isStructure(value) && Object.keys(value).length === 0;
  switch (format) {
    case 'text':
      return textOutput(value);
    case 'table':
      return tableOutput(operation, value, columns);
    case 'yaml':
      return isEmpty ? '' : yamlOutput(value);
    case 'yaml-stream':
      return isEmpty ? '' : yamlOutput([value]);
    case 'json':
      return isEmpty ? '' : jsonOutput(value);
  }
}

/** An output that came in pages, for the formats that show them as they come. */
export function formatPages(pages: readonly Output[], options: OutputOptions): string {
  return pages.map((page) => formatOutput(page, options)).join('');
}
