/**
 * What the workers of several tabs say to each other over a BroadcastChannel. Calls travel parsed, a package as its
 * hash: its bytes are in the database that all tabs share.
 */
import type { RegionStatus } from '../api/coldspark.ts';
import type { HttpResponse } from '../api/http.ts';
import type { Call } from '../kernel/service.ts';

/** The part of the status that the leader knows. */
export type LeaderStatus = Omit<RegionStatus, 'leader'>;

export type ChannelMessage =
  /** From a tab that has just opened, or lost its leadership: whoever leads, say so. */
  | { type: 'hello' }
  /** Sent on election, after a hello, and with every change of status. */
  | { type: 'leader'; epoch: number; status: LeaderStatus }
  /** For the leader of this epoch and no other. */
  | { type: 'call'; epoch: number; callId: string; call: Call }
  /** To whoever made the call. */
  | { type: 'reply'; callId: string; response: HttpResponse }
  | { type: 'changed'; topics: string[] };

export interface Channel {
  post(message: ChannelMessage): void;
}

/** Throws a sentence where the browser keeps the page from all that it could share or store. */
export function openChannel(name: string, hear: (message: ChannelMessage) => void): Channel {
  const channel = newChannel(name);
  channel.addEventListener('message', (event: MessageEvent<ChannelMessage>) => hear(event.data));
  return { post: (message) => channel.postMessage(message) };
}

function newChannel(name: string): BroadcastChannel {
  try {
    return new BroadcastChannel(name);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new Error(`this browser lets the page keep nothing (${why}). Allow site data (cookies) for its address`);
  }
}
