/** Where statements stand in the text of a policy, as simulations tell it. */
import type { Position } from '../../api/models/iam-types.ts';

export interface StatementPlace {
  start: Position;
  end: Position;
}

/** In their order. The text is JSON that is a policy. AWS counts from 1, and stands behind the brace that it has read. */
export function statementPlaces(text: string): StatementPlace[] {
  const places: StatementPlace[] = [];
  let depth = 0;
  // a statement is an object in the document, or in the list that it has of them
  let isInList = false;
  let key = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfText(text, at);
      if (depth === 1) key = text.slice(at + 1, end);
      at = end;
    } else if (character === '[' || character === '{') {
      if (depth === 1 && key === 'Statement' && character === '[') isInList = true;
      depth++;
      if (character === '{' && depth === (isInList ? 3 : 2) && key === 'Statement') start = at;
    } else if (character === ']' || character === '}') {
      if (character === '}' && depth === (isInList ? 3 : 2) && key === 'Statement')
        places.push({ start: positionOf(text, start), end: positionOf(text, at) });
      depth--;
      if (depth === 1) isInList = false;
    }
  }
  return places;
}

function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function positionOf(text: string, index: number): Position {
  const before = text.slice(0, index).split('\n');
  return { Line: before.length, Column: (before.at(-1)?.length ?? 0) + 2 };
}
