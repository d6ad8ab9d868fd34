/** Whether records make an account: a region is started of them, and asked through its own API for all it has. */
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { AccountTime, type Moment, timeRecordOf } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import type { Change } from '../kernel/outbox.ts';
import { passTo, step } from '../kernel/step.ts';
import { type ComposedCore, createCore } from './core.ts';
import { EVERY_SERVICE } from './every-service.ts';
import { engineConfig } from './region-names.ts';
import { missingReference } from './tables.ts';

/** Throws a sentence's end that says what is wrong. */
export function tryAccount(records: readonly Change[], baseUrl: string, nowMs: number): void {
  const config = engineConfig(baseUrl);
  const moment: Moment = { hostMs: 0, wallMs: nowMs };
  const region = createCore({
    config,
    time: new AccountTime(moment, timeRecordOf(records)),
    seed: 0,
    around: EVERY_SERVICE,
    reportBug: (error) => {
      throw error;
    },
  });
  const unknown = records.find(({ table }) => !region.tables.includes(table));
  if (unknown) throw new Error(`there is no table ${JSON.stringify(unknown.table)}`);
  const missing = missingReference(records);
  if (missing) throw new Error(`${missing.key} is missing in ${missing.table}`);
  region.restore(records);
  passTo(region.core, moment);
  for (const path of pathsOf(records)) {
    const { status, body } = get(region, config.accountId, path, moment);
    if (status !== 200) throw new Error(new TextDecoder().decode(body));
  }
}

function pathsOf(records: readonly Change[]): string[] {
  const functionNames = records.filter(({ table }) => table === 'functions').map(({ key }) => encodeURIComponent(key));
  return functionNames.flatMap((name) => [
    `/2015-03-31/functions/${name}`,
    `/2015-03-31/functions/${name}/versions`,
    `/2015-03-31/functions/${name}/aliases`,
  ]);
}

function get({ core }: ComposedCore, accountId: string, path: string, moment: Moment): HttpResponse {
  const request: HttpRequest = {
    service: 'lambda',
    method: 'GET',
    path,
    query: {},
    headers: {},
    body: new Uint8Array(),
  };
  const parsed = core.services.get('lambda')?.parse(request, rootCaller(accountId));
  if (!parsed) throw new Error('there is no Lambda');
  if ('status' in parsed) return parsed;
  const [reply] = step(core, { type: 'call', callId: path, call: parsed }, moment).replies;
  if (!reply) throw new Error(`${path} is not answered`);
  return reply.response;
}
