/** What really runs handlers here, whatever runtime a function names. */
import { version as pyodideVersion } from 'pyodide/package.json';
import { info } from 'pyodide/pyodide-lock.json';
import type { RegionStatus } from '../api/coldspark.ts';

/** In this order: Chromium's user agents name Safari too. */
const JAVASCRIPT_ENGINES: [RegExp, string][] = [
  [/Firefox\/(\d+)/, 'SpiderMonkey (Firefox $1)'],
  [/Edg\/(\d+)/, 'V8 (Edge $1)'],
  [/Chrom(?:e|ium)\/(\d+)/, 'V8 (Chrome $1)'],
  [/Version\/(\d+)[\d.]* .*Safari/, 'JavaScriptCore (Safari $1)'],
];

export function engineNames(userAgent: string): RegionStatus['engines'] {
  return { python: `CPython ${info.python} (Pyodide ${pyodideVersion})`, nodejs: javaScriptEngine(userAgent) };
}

function javaScriptEngine(userAgent: string): string {
  for (const [pattern, name] of JAVASCRIPT_ENGINES) {
    const found = pattern.exec(userAgent);
    if (found) return name.replace('$1', found[1] ?? '');
  }
  return 'this browser’s JavaScript engine';
}
