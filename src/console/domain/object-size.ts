/** Sizes of objects as S3's console writes them: "12 B", "1.2 KB", "3.4 GB". */
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

export function objectSize(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power]}`;
}
