/** `--query`: JMESPath over the output. https://jmespath.org/specification.html */
import { compile, search } from 'jmespath';
import { generalFailure, invalidParameters } from './failure.ts';

export type Query = (output: unknown) => unknown;

/** Throws as the CLI does, before anything is asked of AWS. */
export function queryOf(expression: string): Query {
  try {
    compile(expression);
  } catch (error) {
    throw invalidParameters(`Bad value for --query ${expression}: ${explained(expression, messageOf(error))}`);
  }
  return (output) => {
    try {
      return search(output, expression);
    } catch (error) {
      throw generalFailure(messageOf(error));
    }
  };
}

/** The parser's words for an end that came too early are not Python's; its other words are left as they are. */
const explained = (expression: string, message: string) =>
  message.includes('EOF')
    ? `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${' '.repeat(expression.length + 1)}^`
    : message;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
