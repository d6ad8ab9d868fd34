/** A service of the region as its composition sees it: calls in, answers out; and the door between services. */
import type { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { ChecksumAlgorithm } from '../api/stored-content.ts';
import type { Caller } from './caller.ts';

/** A request after routing, parsing, validation and ingest: what a command carries and what crosses between tabs. */
export interface Call {
  service: HttpRequest['service'];
  operation: string;
  /** Members in AWS's names. Blobs are bytes, except zips: those are a DeploymentPackage or a PackageRefusal; and bodies
   * that are kept: those are StoredContent. */
  input: unknown;
  caller: Caller;
  /** It came as a form to a service that speaks another protocol too; the answer is to be in the same. */
  asForm?: true;
  /** To a HEAD request. */
  withoutBody?: true;
}

/** What a call came to. `requestId`: the call's own, where an operation has drawn one. */
export type Answer = { output: object; requestId?: string | undefined } | ServiceException;
export type AnswerDone = (answer: Answer) => void;

/** What the region must know of a call before it runs. */
export interface OperationTraits {
  /** Whether it adds to what is on disk. One that only reads, runs code or deletes goes on when the disk is full. */
  needsRoom: boolean;
  /** Whether it may be sent again to the next leader: it changes nothing, or it is recognised by its id when it ran. */
  repeatable: boolean;
  /** Where in its input deployment packages stand, for example `Code.ZipFile`: stored by content before it runs. */
  packages?: readonly string[];
  /** A member that is kept as it is, by content, stored before it runs; and which checksums of it are asked for. */
  content?: { member: string; checksums: readonly ChecksumAlgorithm[] };
  /** Services that it calls in the same step, which have to be there before it runs, besides those of its declaration. */
  calls?: readonly string[];
}

export const READS: OperationTraits = { needsRoom: false, repeatable: true };
export const WRITES: OperationTraits = { needsRoom: true, repeatable: true };

/** What may be known of a service's requests and calls anywhere, without running one. */
export interface ServiceReader {
  readonly name: HttpRequest['service'];
  /** Routes, parses and validates. Returns the call, or the error response. */
  parse(request: HttpRequest, caller: Caller): Call | HttpResponse;
  traits(call: Call): OperationTraits;
  /** Whether a request carries bytes that are stored before its call runs; told before it is parsed, for they are many. */
  uploads(request: HttpRequest): boolean;
  /** What the region refuses without running it, in the protocol in which the call came. */
  refuse(call: Call, error: ServiceException): HttpResponse;
}

/** One service of the region, Lambda or a neighbour. */
export interface Service extends ServiceReader {
  /** Runs a call; `done` is called once, now or later. Throws nothing: what is no service exception is reported as our
   * bug and answered as one. */
  run(call: Call, done: AnswerDone): void;
  /** The answer on the wire, in the protocol in which the call came. */
  respond(call: Call, answer: Answer): HttpResponse;
}

/**
 * How one service calls another's operations: in the same step, hence in the same commit as what led to it. The input
 * has the form that the model gives it; whoever calls vouches for it.
 */
export interface Neighbours {
  call(call: Call, done: AnswerDone): void;
}
