/** What GetLiveSamples is asked. */
import { invalidParameterValue } from '../../api/errors.ts';
import type { LiveSamplesRequest } from '../../api/live-samples.ts';
import { readJson, readTexts } from './json-input.ts';

export function readLiveSamplesRequest(body: Uint8Array): LiveSamplesRequest {
  return { ...readTexts(body, [], ['functionName', 'qualifier']), ...readSince(body) };
}

export function readSince(body: Uint8Array): { sinceMs?: number } {
  const { sinceMs } = (readJson(new TextDecoder().decode(body)) ?? {}) as Record<string, unknown>;
  if (sinceMs === undefined) return {};
  if (typeof sinceMs !== 'number' || sinceMs < 0)
    throw invalidParameterValue('sinceMs must be a number, milliseconds since 1970.');
  return { sinceMs };
}
