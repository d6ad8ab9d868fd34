/** Where a text stops being JSON: browsers say that something is wrong, but not always where. https://www.rfc-editor.org/rfc/rfc8259 */

const TOKEN =
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy;

/** Index of the first token that may not stand where it stands; the text's length where something is missing. */
export function jsonFaultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  /** What may come next: a value, `first` one of an array or its end, a key, `first key` or the end, a colon, or what follows a value. */
  let next: 'value' | 'first' | 'key' | 'first key' | 'colon' | 'after' = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const begin = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    const at = begin + (text.slice(begin).match(/^[ \t\n\r]*/)?.[0].length ?? 0);
    if (!token) return at;
    const [, sign, string] = token;
    const container = open.at(-1);
    const closes = sign === (container === '{' ? '}' : ']') && container !== undefined;
    if (closes && (next === 'after' || next === (container === '{' ? 'first key' : 'first'))) {
      open.pop();
      next = 'after';
    } else if (next === 'after') {
      if (sign !== ',' || container === undefined) return at;
      next = container === '{' ? 'key' : 'value';
    } else if (next === 'colon') {
      if (sign !== ':') return at;
      next = 'value';
    } else if (next === 'key' || next === 'first key') {
      if (string === undefined) return at;
      next = 'colon';
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      next = sign === '{' ? 'first key' : 'first';
    } else if (sign === undefined) next = 'after';
    else return at;
  }
}
