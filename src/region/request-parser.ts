/** Request → call, by the services of a core that is never stepped: a tab that does not lead parses too. */
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { Call } from '../kernel/service.ts';
import { createCore } from './core.ts';
import { engineConfig } from './region-names.ts';
import { serviceFailure } from './service-failure.ts';

export type ParseRequest = (request: HttpRequest) => Call | HttpResponse;

export function requestParser(baseUrl: string): ParseRequest {
  const { core } = createCore({
    config: engineConfig(baseUrl),
    now: Date.now(),
    seed: newSeed(),
    reportBug: (error) => console.error(error),
  });
  return (request) =>
    core.services.get(request.service)?.parse(request) ??
    serviceFailure(404, `Coldspark has no service "${request.service}".`);
}

export const isCall = (parsed: Call | HttpResponse): parsed is Call => 'operation' in parsed;

export const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
