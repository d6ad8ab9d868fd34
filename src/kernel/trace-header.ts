/** AWS's tracing header. https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */

/** The trace that begins then: `id` is 24 hexadecimal digits, or more. */
export const traceRoot = (id: string, atMs: number): string =>
  `Root=1-${Math.floor(atMs / 1000)
    .toString(16)
    .padStart(8, '0')}-${id.slice(0, 24)}`;
