/**
 * Times on the wire. Inside they are seconds since 1970, with a fraction for milliseconds.
 * https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait
 */
export type TimestampFormat = 'unixTimestamp' | 'iso8601' | 'rfc822';

export function writeTimestamp(seconds: number, format: TimestampFormat): string {
  if (format === 'unixTimestamp') return String(seconds);
  const date = new Date(Math.round(seconds * 1000));
  return format === 'rfc822' ? date.toUTCString() : date.toISOString().replace('.000Z', 'Z');
}

/** Of any format, whichever the member has: clients differ. NaN for what is no time. */
export const readTimestamp = (text: string) =>
  /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Date.parse(text) / 1000;
