/** A service of the region as its composition sees it: calls in, responses out. */
import type { HttpRequest, HttpResponse } from '../api/http.ts';

/** A request after routing, parsing, validation and ingest: what a command carries and what crosses between tabs. */
export interface Call {
  service: HttpRequest['service'];
  operation: string;
  /** Members in AWS's names. Blobs are bytes, except zips: those are a DeploymentPackage or a PackageRefusal. */
  input: unknown;
  /** It came as AWS Query to a service that speaks another protocol too; the answer is to be in the same. */
  asQuery?: true;
}

export type Respond = (response: HttpResponse) => void;

/** One service of the region, Lambda or a neighbour. */
export interface Service {
  readonly name: HttpRequest['service'];
  /** Routes, parses and validates. Returns the call, or the error response. */
  parse(request: HttpRequest): Call | HttpResponse;
  /** Runs a call; `respond` is called once, now or (Invoke) later. */
  execute(call: Call, respond: Respond): void;
}
