/** Base64 (RFC 4648, padded), by the platform's own codec where it has one. */

interface NativeBase64 {
  fromBase64?: (text: string) => Uint8Array;
}

/** Throws a SyntaxError or a DOMException when the text is not base64. */
export function decodeBase64(text: string): Uint8Array {
  const native = (Uint8Array as NativeBase64).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export function encodeBase64(bytes: Uint8Array): string {
  const native = (bytes as { toBase64?: () => string }).toBase64;
  if (native) return native.call(bytes);
  // in slices: a function takes only so many arguments
  const SLICE = 0x8000;
  let binary = '';
  for (let i = 0; i < bytes.length; i += SLICE) binary += String.fromCharCode(...bytes.subarray(i, i + SLICE));
  return btoa(binary);
}
