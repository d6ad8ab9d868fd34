/**
 * A filter pattern over unstructured messages: all terms, none of the `-excluded` ones; or, if every term is `?optional`,
 * any of them. Terms are case sensitive; a phrase stands in double quotes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * Differs from AWS: JSON, space-delimited and regular-expression patterns are refused; a term matches inside of words,
 * too.
 */
import { invalidParameter } from './log-group-reference.ts';

interface Term {
  sign: '' | '?' | '-';
  text: string;
}

const TERM = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/y;

/** Whether a message matches; the empty pattern matches all. Throws InvalidParameterException. */
export function filterPattern(pattern: string): (message: string) => boolean {
  const terms = termsOf(pattern.trim());
  const texts = (sign: Term['sign']) => terms.filter((term) => term.sign === sign).map(({ text }) => text);
  const [required, excluded, optional] = [texts(''), texts('-'), texts('?')];
  // with other terms beside them, AWS ignores the optional ones
  const anyOf = required.length + excluded.length === 0 ? optional : [];
  return (message) =>
    required.every((text) => message.includes(text)) &&
    !excluded.some((text) => message.includes(text)) &&
    (anyOf.length === 0 || anyOf.some((text) => message.includes(text)));
}

function termsOf(pattern: string): Term[] {
  if (/^[{[%]/.test(pattern))
    throw invalidParameter(
      'Invalid filter pattern: Coldspark knows terms, quoted phrases, ?optional and -excluded terms only.',
    );
  const terms: Term[] = [];
  let end = 0;
  while (end < pattern.length) {
    TERM.lastIndex = end;
    const [whole, sign = '', phrase, word] = TERM.exec(pattern) ?? [];
    if (whole === undefined) throw invalidParameter('Invalid filter pattern');
    terms.push({ sign: sign as Term['sign'], text: phrase?.replace(/\\(.)/g, '$1') ?? word ?? '' });
    end = TERM.lastIndex;
  }
  return terms;
}
