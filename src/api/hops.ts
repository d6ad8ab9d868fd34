/**
 * What passed from one resource to another: an object's event from a bucket to a function, a message from a function to a
 * queue, an alias's answer to a load balancer. Ours: AWS shows of it what each service logs, and no chain.
 */

/** Of so many, the last ones, it is kept what was passed. */
export const HOPS_KEPT = 500;
/** Of a payload so many bytes are kept. */
export const HOP_PAYLOAD_BYTES = 8192;
/** On one answer, when it is not said how many. */
export const HOPS_SHOWN = 50;

export interface HopOutcome {
  atMs: number;
  /** `failed`: the function ran, and failed. */
  status: 'accepted' | 'failed' | 'refused';
  /** Of a refusal, in the words of the service that refused. */
  error?: { code: string; message: string };
}

export interface Hop {
  /** One after the other, as they came. */
  id: number;
  atMs: number;
  /** The ARN of the resource that passed it; absent when a person or a program outside did. */
  from?: string;
  /** Of the resource that it was passed to. */
  to: string;
  /** Of the service that takes it, for example `SendMessage`. */
  operation: string;
  /** Its first HOP_PAYLOAD_BYTES, as text; empty for an object, whose bytes are in the bucket. */
  payload: string;
  /** The payload was longer. */
  isCut?: true;
  /** Absent while the answer is awaited. */
  outcome?: HopOutcome;
  /** Of the invocation that it became, once that was answered. */
  requestId?: string;
  /** The hop that led to it, as far as what is passed says so; an earlier one. */
  cause?: number;
}

export interface HopsRequest {
  /** A resource's ARN: what it passed, or was passed; a function's stands for its versions and aliases too. */
  resource?: string;
  /** One hop, with all that led to it and all that it led to. */
  chainOf?: number;
  status?: HopOutcome['status'];
  /** Up to HOPS_KEPT. */
  limit?: number;
}

export interface Hops {
  /** The newest first; of a chain the oldest first. */
  hops: Hop[];
  /** Further ones of the kind that was asked for. */
  more: number;
}
