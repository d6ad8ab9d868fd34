/** `--query`: JMESPath over the output. https://jmespath.org/specification.html */
import { compile, search } from 'jmespath';
import { generalFailure, invalidParameters } from './failure.ts';

export type Query = (output: unknown) => unknown;

/** Throws as the CLI does, before anything is asked of AWS. */
export function queryOf(expression: string): Query {
  const wrong = lexicalError(expression) ?? syntaxError(expression);
  if (wrong !== undefined) throw invalidParameters(`Bad value for --query ${expression}: ${wrong}`);
  return (output) => {
    try {
      return search(output, expression);
    } catch (error) {
      throw generalFailure(typeError(messageOf(error)));
    }
  };
}

const TOKEN =
  /\s+|[A-Za-z_]\w*|-?\d+|'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|`(?:\\`|[^`])*`|==|!=|<=?|>=?|&&?|\|\|?|!|[.*()[\]{},:@?]/y;

/** What Python's lexer says first of all: a single `=`, a quote that stays open. */
function lexicalError(expression: string): string | undefined {
  if (expression === '') return 'Invalid JMESPath expression: cannot be empty.';
  for (let at = 0; at < expression.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    if (TOKEN.test(expression)) continue;
    const character = expression[at] ?? '';
    const problem = /['"`]/.test(character)
      ? `Unclosed ${character} delimiter`
      : `Unknown token ${/[=-]/.test(character) ? `'${character}'` : character}`;
    return `Bad jmespath expression: ${problem}:\n${expression}\n${' '.repeat(at)}^`;
  }
  return undefined;
}

/** The parser's words for an end that came too early are not Python's; its other words are left as they are. */
function syntaxError(expression: string): string | undefined {
  try {
    compile(expression);
    return undefined;
  } catch (error) {
    const message = messageOf(error);
    return message.includes('EOF')
      ? `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${' '.repeat(expression.length + 1)}^`
      : message;
  }
}

/** A function that was given nothing, in Python's words; the library does not tell any other value. */
function typeError(message: string): string {
  const [, name, expected] =
    /^TypeError: (\w+)\(\) expected argument \d+ to be type (.+) but received type null/.exec(message) ?? [];
  if (name === undefined || expected === undefined) return message;
  const types = expected.split(',').map((type) => `'${type.replace(/^Array<(.+)>$/, 'array-$1')}'`);
  return `In function ${name}(), invalid type for value: None, expected one of: [${types.join(', ')}], received: "null"`;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
