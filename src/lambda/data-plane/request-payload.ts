/**
 * The event as Invoke takes it: at most 6 MB (1 MB when asynchronous) of JSON in UTF-8; nothing at all is the empty object. AWS's refusals carry
 * the words and the counting of its JSON reader (Jackson), so a bad event is described in them.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 *
 * Differs from AWS: of Jackson's many messages the ones for common mistakes are here; what follows a complete value is
 * refused too.
 */
import { ServiceException } from '../../api/errors.ts';
import { ASYNC_PAYLOAD_BYTES, REQUEST_PAYLOAD_BYTES } from '../../api/quotas.ts';

const tooLarge = (message: string) => new ServiceException('RequestEntityTooLargeException', 413, message);
const invalidContent = (message: string) => new ServiceException('InvalidRequestContentException', 400, message);

/** The event's JSON text. Throws InvalidRequestContentException or RequestEntityTooLargeException. */
export function readEvent(
  payload: Uint8Array,
  invocationType: 'RequestResponse' | 'Event' = 'RequestResponse',
): string {
  const { length } = payload;
  if (length > REQUEST_PAYLOAD_BYTES)
    throw tooLarge(`Request must be smaller than ${REQUEST_PAYLOAD_BYTES} bytes for the InvokeFunction operation`);
  if (invocationType === 'Event' && length > ASYNC_PAYLOAD_BYTES)
    throw tooLarge(
      `${length} byte payload is too large for the Event invocation type (limit ${ASYNC_PAYLOAD_BYTES} bytes)`,
    );
  if (payload.length === 0) return '{}';
  const text = decodeUtf8(payload);
  if (text !== undefined && isJson(text)) return text;
  const why = new JsonComplaint(payload).text();
  throw invalidContent(`Could not parse request body into json: Could not parse payload into json: ${why}`);
}

/** JSON text of the ClientContext header. Throws InvalidRequestContentException. */
export function readClientContext(base64: string): string {
  const text = decodeBase64(base64);
  if (text === undefined || !isJson(text)) {
    throw invalidContent('Client context must be a valid Base64-encoded JSON object.');
  }
  return text;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    // not UTF-8, which is the caller's question
    return undefined;
  }
}

function decodeBase64(base64: string): string | undefined {
  try {
    return decodeUtf8(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    // not Base64, which is the caller's question
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // not JSON, which is the caller's question
    return false;
  }
}

const SOURCE = 'Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)';
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const ESCAPES = '"\\/bfnrt';

/** Reads bytes that are not a JSON document up to the first thing wrong with them. */
class JsonComplaint {
  readonly #bytes: Uint8Array;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** In Jackson's words. */
  text(): string {
    try {
      this.#value();
      if (this.#peek() !== undefined) this.#expectedValue();
    } catch (complaint) {
      if (complaint instanceof Complaint) return complaint.message;
      throw complaint;
    }
    return `Unexpected content${this.#location()}`;
  }

  #value(): void {
    const byte = this.#peek();
    if (byte === undefined) this.#complain('No content to map due to end-of-input');
    else if (byte === code('{')) this.#structure('Object', '}');
    else if (byte === code('[')) this.#structure('Array', ']');
    else if (byte === code('"')) this.#string();
    else if (byte === code('-') || isDigit(byte)) this.#number();
    else this.#expectedValue();
  }

  #structure(kind: 'Object' | 'Array', close: string): void {
    const start = `[${SOURCE}; ${this.#position()}]`;
    const expectMore = (): number => {
      const next = this.#peek();
      if (next !== undefined) return next;
      this.#complain(`Unexpected end-of-input: expected close marker for ${kind} (start marker at ${start})`);
    };
    this.#at++;
    if (expectMore() === code(close)) {
      this.#at++;
      return;
    }
    for (;;) {
      const first = expectMore();
      if (kind === 'Object') {
        if (first !== code('"')) this.#unexpected('was expecting double-quote to start field name');
        this.#string();
        if (expectMore() !== code(':')) this.#unexpected('was expecting a colon to separate field name and value');
        this.#at++;
        expectMore();
      }
      this.#value();
      const after = expectMore();
      if (after !== code(',') && after !== code(close)) {
        this.#unexpected(`was expecting comma to separate ${kind} entries`);
      }
      this.#at++;
      if (after === code(close)) return;
    }
  }

  #string(): void {
    this.#at++;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) {
        this.#complain('Unexpected end-of-input: was expecting closing quote for a string value');
      }
      if (byte >= 0x80) this.#character();
      else {
        this.#at++;
        if (byte === code('"')) return;
        if (byte === code('\\')) this.#escape();
        else if (byte < 0x20) {
          this.#complain(
            `Illegal unquoted character (${quoted(byte)}): has to be escaped using backslash to be included in string value`,
          );
        }
      }
    }
  }

  #escape(): void {
    const escaped = this.#bytes[this.#at++];
    if (escaped === undefined) this.#complain('Unexpected end-of-input in character escape sequence');
    if (escaped === code('u')) {
      for (let digit = 0; digit < 4; digit++) {
        const byte = this.#bytes[this.#at++];
        if (byte === undefined || !/[\da-f]/i.test(String.fromCharCode(byte))) {
          this.#complain(`Unexpected character (${quoted(byte)}): expected a hex-digit for character escape sequence`);
        }
      }
    } else if (!ESCAPES.includes(String.fromCharCode(escaped))) {
      this.#complain(`Unrecognized character escape ${quoted(escaped)}`);
    }
  }

  #number(): void {
    const text = /^-?\d*(?:\.\d*)?(?:[eE][+-]?\d*)?/.exec(this.#ascii())?.[0] ?? '';
    this.#at += text.length;
    if (/^-?0\d/.test(text)) this.#complain('Invalid numeric value: Leading zeroes not allowed');
    if (!/\d$/.test(text) || /\.[eE]/.test(text)) {
      const next = this.#bytes[this.#at];
      if (next === undefined) this.#complain('Unexpected end-of-input in numeric value');
      this.#unexpected('expected digit (0-9) to continue a numeric value');
    }
  }

  /**
   * A word that is no value (`null`, `true` and `false` pass), or a byte that cannot begin one. As in Jackson the first
   * byte stands for itself, whatever UTF-8 makes of it, and the character that ends a bad word counts as read.
   */
  #expectedValue(): void {
    let word = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    if (!IDENTIFIER_START.test(word)) this.#unexpected(`expected a valid value ${VALUES}`);
    this.#at++;
    while (this.#at < this.#bytes.length) {
      const start = this.#at;
      this.#character();
      const next = new TextDecoder().decode(this.#bytes.subarray(start, this.#at));
      if (!IDENTIFIER_PART.test(next)) {
        if (isLiteral(word)) this.#at = start;
        break;
      }
      word += next;
    }
    if (!isLiteral(word)) this.#complain(`Unrecognized token '${word}': was expecting ${VALUES}`);
  }

  /** Steps over one character, byte by byte as UTF-8 has them. */
  #character(): void {
    const start = this.#bytes[this.#at++] ?? 0;
    const following = start < 0x80 ? 0 : start >= 0xf0 ? 3 : start >= 0xe0 ? 2 : 1;
    if ((start >= 0x80 && start < 0xc0) || start >= 0xf8) this.#complain(`Invalid UTF-8 start byte 0x${hex(start)}`);
    for (let index = 0; index < following; index++) {
      const byte = this.#bytes[this.#at++] ?? 0;
      if (byte >> 6 !== 0b10) this.#complain(`Invalid UTF-8 middle byte 0x${hex(byte)}`);
    }
  }

  /** The next byte that is no white space. */
  #peek(): number | undefined {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === 0x0a) {
        this.#line++;
        this.#lineStart = this.#at + 1;
      } else if (byte === undefined || byte > 0x20) return byte;
      this.#at++;
      if (byte < 0x20 && byte !== 0x0a && byte !== 0x09 && byte !== 0x0d) {
        const what = `Illegal character (${quoted(byte)})`;
        this.#complain(`${what}: only regular white space (\\r, \\n, \\t) is allowed between tokens`);
      }
    }
  }

  #ascii(): string {
    return String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 400));
  }

  #unexpected(expectation: string): never {
    const byte = this.#bytes[this.#at++];
    this.#complain(`Unexpected character (${quoted(byte)}): ${expectation}`);
  }

  #complain(what: string): never {
    throw new Complaint(`${what}${this.#location()}`);
  }

  #location(): string {
    return `\n at [${SOURCE}; ${this.#position()}]`;
  }

  /** Just behind what was read, as Jackson has it; columns count bytes from 1. */
  #position(): string {
    return `line: ${this.#line}, column: ${this.#at - this.#lineStart + 1}`;
  }
}

class Complaint extends Error {}

const code = (character: string) => character.charCodeAt(0);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const isLiteral = (word: string) => word === 'null' || word === 'true' || word === 'false';

// Java's identifiers
const IDENTIFIER_START = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u;
const IDENTIFIER_PART = /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}]/u;

/** A byte as Jackson shows it: control characters by their code alone. */
function quoted(byte = 0): string {
  const isControl = byte < 0x20 || (byte >= 0x7f && byte <= 0x9f);
  return isControl ? `(CTRL-CHAR, code ${byte})` : `'${String.fromCharCode(byte)}' (code ${byte})`;
}
