/** How long Init of a small zip function usually takes on AWS: medians on x86, of a hello world, by runtime. */
import { runnableFamily } from './runtimes.ts';

const MEASURED_MS: Readonly<Record<string, number>> = {
  'nodejs22.x': 140,
  'nodejs24.x': 136,
  'python3.12': 85,
  'python3.13': 85,
  'python3.14': 107,
};
/** Of runtimes that nobody measured. */
const FAMILY_MS = { nodejs: 140, python: 85 };

export function typicalInitMs(runtime: string): number {
  const family = runnableFamily(runtime);
  return MEASURED_MS[runtime] ?? (family ? FAMILY_MS[family] : 0);
}
