/** What a page and its region worker say to each other, over one port. */
import type { BridgeState } from '../api/bridge.ts';
import type { RegionStatus } from '../api/coldspark.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';

/** The worker's first message; the port comes with it. */
export interface Opening {
  /** Where the build's files are; its path names lock, channel and database. */
  baseUrl: string;
}

export interface PageRequest {
  id: number;
  request: HttpRequest;
}

export interface PageAnswer {
  /** The request's. */
  id: number;
  response: HttpResponse;
}

export type FromPage =
  | { type: 'requests'; requests: PageRequest[] }
  /** The port to the sandbox comes with it. */
  | { type: 'sandbox'; id: number }
  | { type: 'here' };

export type FromWorker =
  | { type: 'responses'; answers: PageAnswer[] }
  /** The tab leads, or its sandbox has died: a new frame, in place of any earlier one. */
  | { type: 'open-sandbox'; id: number }
  /** Asks whether the page's thread is free; it says `here`. */
  | { type: 'are-you-there' }
  | { type: 'status'; status: RegionStatus }
  | { type: 'changed'; topics: string[] }
  | { type: 'bridge'; state: BridgeState };
