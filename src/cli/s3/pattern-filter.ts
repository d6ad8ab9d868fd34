/**
 * `--include` and `--exclude`: the last pattern that fits decides, and where none fits, a file is in.
 * https://docs.aws.amazon.com/cli/latest/reference/s3/#use-of-exclude-and-include-filters
 */
export interface PatternFilter {
  includes: boolean;
  pattern: string;
}

/** `path`: relative to the source. */
export function isIncluded(filters: readonly PatternFilter[], path: string): boolean {
  return filters.findLast(({ pattern }) => fits(pattern, path))?.includes ?? true;
}

/** As Python's fnmatch: a star crosses slashes. */
export function fits(pattern: string, path: string): boolean {
  const source = pattern.replace(/\[!?\]?[^\]]*\]|[\s\S]/g, (token) => {
    if (token === '*') return '[\\s\\S]*';
    if (token === '?') return '[\\s\\S]';
    if (token.length > 1) return `[${token.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`;
    return token.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
  });
  return new RegExp(`^(?:${source})$`).test(path);
}
