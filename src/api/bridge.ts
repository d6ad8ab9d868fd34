/**
 * What the bridge's server (bridge/) and the leading tab (region/bridge-client.ts) say to each other, and what of it the
 * console shows. The tab asks for a file that is there with the `connect` header; a bridge answers with a token, any
 * other host ignores the header. With the token the tab opens the socket. Over it go binary frames: the length of the head (32
 * bits, little-endian), the head as JSON, the body.
 */
import type { HttpRequest, HttpResponse } from './http.ts';

/** Of the request for the token. A page of another origin cannot send it without being asked for leave first. */
export const CONNECT_HEADER = 'x-coldspark-bridge';
/** Of the answer. */
export const TOKEN_HEADER = 'x-coldspark-bridge-token';
/** Below the page's base. */
export const SOCKET_PATH = 'coldspark-bridge';
/** Where programs read and turn the account's clock; on the page's host, not below its base. */
export const CLOCK_PATH = '/coldspark/clock';
/** The same by the name of our operation, for programs that sign what they send. */
export const ADVANCE_CLOCK_PATH = '/AdvanceClock';
/** The socket's subprotocol; the token is offered as a second one, so that it stands in no address. */
export const SOCKET_PROTOCOL = 'coldspark-bridge';

export type FromBridge =
  | { type: 'request'; id: number; request: Omit<HttpRequest, 'body'> }
  /** The client has taken what came of an answer, and wants more of it; or it has gone away. */
  | { type: 'more'; id: number }
  | { type: 'gone'; id: number }
  /** Whether requests come to this tab; of several browsers at one bridge it is the one that came last. */
  | { type: 'active'; active: boolean };

export type FromTab =
  /** `restBytes`: what of the body is still to come, piece by piece, each when the bridge asks for it. */
  | { type: 'response'; id: number; response: Omit<HttpResponse, 'body' | 'stored'>; restBytes?: number }
  | { type: 'piece'; id: number }
  /** The rest cannot be read. */
  | { type: 'broken'; id: number };

const HEAD_LENGTH_BYTES = 4;

export function encodeFrame(head: FromBridge | FromTab, body: Uint8Array = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const frame = new Uint8Array(HEAD_LENGTH_BYTES + headBytes.length + body.length);
  new DataView(frame.buffer).setUint32(0, headBytes.length, true);
  frame.set(headBytes, HEAD_LENGTH_BYTES);
  frame.set(body, HEAD_LENGTH_BYTES + headBytes.length);
  return frame;
}

/** The body is a view of the frame. Throws a SyntaxError or a RangeError for what is no frame. */
export function decodeFrame<Head extends FromBridge | FromTab>(frame: Uint8Array): { head: Head; body: Uint8Array } {
  const headLength = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0, true);
  const bodyStart = HEAD_LENGTH_BYTES + headLength;
  const head = JSON.parse(new TextDecoder().decode(frame.subarray(HEAD_LENGTH_BYTES, bodyStart)));
  return { head, body: frame.subarray(bodyStart) };
}

/** A request that came over the bridge and was answered. */
export interface BridgedCall {
  /** Counts up in its tab. */
  id: number;
  service: string;
  /** AWS's name; empty when the request was no operation's. */
  operation: string;
  status: number;
  durationMs: number;
  /** Milliseconds since 1970 at which it came. */
  atMs: number;
}

export interface BridgeState {
  /**
   * `unknown` until the leading tab has asked. `absent`: the page's host has no bridge. `elsewhere`: another browser that
   * came later gets the requests. `disconnected`: the host does not answer, and is tried again.
   */
  link: 'unknown' | 'absent' | 'connected' | 'elsewhere' | 'disconnected';
  /** The last ones, newest first. */
  calls: readonly BridgedCall[];
}

export const UNKNOWN_BRIDGE: BridgeState = { link: 'unknown', calls: [] };
