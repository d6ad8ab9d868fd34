/** Requests to what somebody has made an address for, as they would come over the bridge. */
import type { FrontDoor } from '../../api/front-door.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import type { RegionAccess } from '../region.ts';

/** Where it is sent. */
export interface Door {
  door: FrontDoor;
  host: string;
}

export type DoorRequest = Pick<HttpRequest, 'method' | 'path' | 'headers' | 'body'>;

export interface DoorAnswer extends HttpResponse {
  durationMs: number;
}

export async function sendToDoor(
  { region }: RegionAccess,
  { door, host }: Door,
  request: DoorRequest,
): Promise<DoorAnswer> {
  const startedMs = performance.now();
  const headers = { host, ...request.headers };
  const response = await region.handle({ service: door, query: {}, ...request, headers });
  return { ...response, durationMs: performance.now() - startedMs };
}
