/** What the operations about hops are asked. */
import { invalidParameterValue } from '../../api/errors.ts';
import { HOPS_KEPT, type HopsRequest } from '../../api/hops.ts';
import { readCount, readJson, readTexts } from './json-input.ts';

const STATUSES: readonly string[] = ['accepted', 'failed', 'refused'];

export function readHopsRequest(body: Uint8Array): HopsRequest {
  const { status, ...texts } = readTexts(body, [], ['resource', 'status']);
  if (status !== undefined && !STATUSES.includes(status))
    throw invalidParameterValue(`status must be one of ${STATUSES.join(', ')}.`);
  const limit = readCount(body, 'limit', 1, HOPS_KEPT);
  const chainOf = readCount(body, 'chainOf', 0, Number.MAX_SAFE_INTEGER);
  return {
    ...texts,
    ...(status !== undefined && { status: status as NonNullable<HopsRequest['status']> }),
    ...(limit !== undefined && { limit }),
    ...(chainOf !== undefined && { chainOf }),
  };
}

export function readHopAgain(body: Uint8Array): { id: number; payload: string } {
  const id = readCount(body, 'id', 0, Number.MAX_SAFE_INTEGER);
  const { payload } = readJson(new TextDecoder().decode(body)) as { payload?: unknown };
  if (id === undefined || typeof payload !== 'string') throw invalidParameterValue('id and payload must be given.');
  return { id, payload };
}
