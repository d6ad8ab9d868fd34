/** The Runtime dropdown: the newest of each language, the other supported ones, and those AWS has deprecated. */
import type { SelectProps } from '@cloudscape-design/components/select';
import { findRuntime, notRunnable, RUNTIMES, type RuntimeDescription, runnableFamily } from '../../api/runtimes.ts';

const asOption = ({ id, consoleName }: RuntimeDescription, description?: string): SelectProps.Option => ({
  value: id,
  label: consoleName,
  ...(description ? { description } : {}),
});

const supported = RUNTIMES.filter(({ phase }) => phase === 'supported');
const isLatest = (runtime: RuntimeDescription) => supported.find(({ family }) => family === runtime.family) === runtime;
const date = (iso: string) =>
  new Date(iso).toLocaleDateString('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

export const RUNTIME_OPTIONS: SelectProps.OptionGroup[] = [
  { label: 'Latest supported', options: supported.filter(isLatest).map((runtime) => asOption(runtime)) },
  { label: 'Other supported', options: supported.filter((r) => !isLatest(r)).map((runtime) => asOption(runtime)) },
  {
    label: 'Deprecated',
    options: RUNTIMES.filter(({ phase }) => phase === 'deprecated').map((runtime) =>
      asOption(runtime, `Deprecated on ${date(runtime.deprecationDate)}`),
    ),
  },
  {
    label: 'No longer supported for creating functions',
    options: RUNTIMES.filter(({ phase }) => phase === 'blocked').map((runtime) =>
      asOption(runtime, `Deprecated on ${date(runtime.deprecationDate)}`),
    ),
  },
];

/** The console preselects the newest Node.js. */
export const DEFAULT_RUNTIME = 'nodejs24.x';

export interface RuntimeNotes {
  /** Why this page makes no function of the runtime. */
  refusal?: string;
  deprecation?: string;
  /** What really runs it. */
  engine?: string;
}

export function runtimeNotes(id: string, engines: { python: string; nodejs: string }): RuntimeNotes {
  const runtime = findRuntime(id);
  const family = runnableFamily(id);
  if (!runtime || !family) return { refusal: `${notRunnable(id)} Choose Python or Node.js to create one here.` };
  return {
    engine: `${runtime.consoleName} handlers run on ${engines[family]} here.`,
    ...(runtime.phase === 'supported'
      ? {}
      : {
          deprecation: `AWS deprecated ${runtime.consoleName} on ${date(runtime.deprecationDate)}. We recommend a supported runtime for new functions.`,
        }),
  };
}
