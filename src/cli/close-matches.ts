/** Words much like a word, as Python's difflib finds them: the CLI's "maybe you meant". */

const CUTOFF = 0.8;
const MOST = 3;

/** The best first. */
export function closeMatches(word: string, candidates: readonly string[]): string[] {
  return candidates
    .map((candidate) => ({ candidate, ratio: similarity(candidate, word) }))
    .filter(({ ratio }) => ratio >= CUTOFF)
    .sort((a, b) => b.ratio - a.ratio || (a.candidate < b.candidate ? 1 : -1))
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** Twice the characters in matching blocks, by the length of both. */
function similarity(a: string, b: string): number {
  return a.length + b.length === 0 ? 1 : (2 * matching(a, b)) / (a.length + b.length);
}

function matching(a: string, b: string): number {
  let best = { length: 0, inA: 0, inB: 0 };
  let previous: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const lengths: number[] = [];
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const length = (previous[j - 1] ?? 0) + 1;
      lengths[j] = length;
      if (length > best.length) best = { length, inA: i - length + 1, inB: j - length + 1 };
    }
    previous = lengths;
  }
  if (best.length === 0) return 0;
  const before = matching(a.slice(0, best.inA), b.slice(0, best.inB));
  const after = matching(a.slice(best.inA + best.length), b.slice(best.inB + best.length));
  return before + best.length + after;
}
