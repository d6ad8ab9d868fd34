/** Whether what was typed so far is whole, or bash would ask for more: open quotes, heredocs, loops, a trailing pipe. */

const OPENERS = new Set(['if', 'case', 'do', '{']);
const CLOSERS = new Set(['fi', 'esac', 'done', '}']);
/** They want a `do` yet. */
const LOOPS = new Set(['for', 'while', 'until', 'select']);

export function wantsMore(text: string): boolean {
  const heredocs: { end: string; indented: boolean }[] = [];
  let depth = 0;
  let parentheses = 0;
  let loops = 0;
  let commandPosition = true;
  let trailing = false;
  const tokens =
    /\\[\s\S]|'[^']*(?:'|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|<<<|<<-?\s*(?:'[^']*'|"[^"]*"|\\?[\w.-]+)|#[^\n]*|\n|&&|\|\|?|[;&(){}]|[^\s;&|(){}'"\\<>]+|[<>]+|[^\S\n]+/g;
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token] = match;
    if (/^[^\S\n]+$/.test(token)) continue;
    if (token.startsWith('#') && commandPosition) continue;
    if (isOpenQuote(token)) return true;
    const heredoc = /^<<(-?)\s*(?:'([^']*)'|"([^"]*)"|\\?([\w.-]+))$/.exec(token);
    if (heredoc) {
      heredocs.push({ end: heredoc[2] ?? heredoc[3] ?? heredoc[4] ?? '', indented: heredoc[1] === '-' });
      continue;
    }
    if (token === '\n') {
      for (let open = heredocs.shift(); open; open = heredocs.shift()) {
        const after = endOf(text, tokens.lastIndex, open.end, open.indented);
        if (after === undefined) return true;
        tokens.lastIndex = after;
      }
      commandPosition = true;
      continue;
    }
    if (token === '\\\n') continue;
    trailing = token === '|' || token === '||' || token === '&&' || token === '\\';
    if (token === '(') parentheses++;
    // that of a case's pattern closes nothing
    if (token === ')') parentheses = Math.max(0, parentheses - 1);
    if (commandPosition) {
      if (LOOPS.has(token)) loops++;
      if (token === 'do') loops = Math.max(0, loops - 1);
      if (OPENERS.has(token)) depth++;
      if (CLOSERS.has(token)) depth = Math.max(0, depth - 1);
    }
    commandPosition =
      /^(?:[;&|(){]|&&|\|\|)$/.test(token) ||
      (commandPosition && /^(?:then|do|else|elif|if|while|until|!|time)$/.test(token));
  }
  return (
    trailing || depth > 0 || parentheses > 0 || loops > 0 || heredocs.length > 0 || /(^|[^\\])(\\\\)*\\$/.test(text)
  );
}

function isOpenQuote(token: string): boolean {
  if (token.startsWith("'")) return token.length === 1 || !token.endsWith("'");
  if (!token.startsWith('"')) return false;
  return !/^"(?:\\[\s\S]|[^"\\])*"$/.test(token);
}

/** Where the text goes on after the heredoc; undefined when its end has not come. */
function endOf(text: string, from: number, end: string, indented: boolean): number | undefined {
  let at = from;
  for (const line of text.slice(from).split('\n')) {
    at += line.length + 1;
    if ((indented ? line.replace(/^\t+/, '') : line) === end) return at - 1;
  }
  return undefined;
}
