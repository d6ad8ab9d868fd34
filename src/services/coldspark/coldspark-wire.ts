/** Our own contract on the wire: `POST /<Operation>` with JSON, answered with JSON; a backup comes as its bytes. */
import type { ColdsparkOperation } from '../../api/coldspark.ts';
import { errorResponse } from '../../api/error-response.ts';
import { ServiceException } from '../../api/errors.ts';
import type { HttpRequest } from '../../api/http.ts';
import type { Members } from '../../api/protocols/protocol.ts';
import type { Wire } from '../../kernel/wire.ts';
import { readAccountConcurrency } from './account-concurrency.ts';
import { readClockAdvance, readClockQuery, readClockSettings, readClockTurn } from './clock.ts';
import { readEventTimelineRequest, readFailingTries } from './events-request.ts';
import { readHopAgain, readHopsRequest } from './hops-request.ts';
import { readTexts } from './json-input.ts';
import { readLiveSamplesRequest, readSince } from './live-samples-request.ts';
import { readSettings } from './settings.ts';

/** How the body of each operation is read. */
const INPUTS: Readonly<Record<ColdsparkOperation | 'GetBackup' | 'RestoreBackup', (body: Uint8Array) => Members>> = {
  ListServicesInUse: () => ({}),
  TestInvokePermission: (body) => readTexts(body, ['functionArn', 'principal', 'sourceArn']),
  ListTestEvents: (body) => readTexts(body, ['functionName']),
  PutTestEvent: (body) => readTexts(body, ['functionName', 'name', 'body'], ['sharing']),
  DeleteTestEvent: (body) => readTexts(body, ['functionName', 'name']),
  GetDecisions: (body) => ({ ...readTexts(body, [], ['functionName', 'requestId']), ...readSince(body) }),
  GetEnvironments: (body) => readTexts(body, ['functionName'], ['version']),
  GetLiveSamples: (body) => ({ ...readLiveSamplesRequest(body) }),
  GetEventTimeline: (body) => ({ ...readEventTimelineRequest(body) }),
  GetHops: (body) => ({ ...readHopsRequest(body) }),
  SendHopAgain: (body) => ({ ...readHopAgain(body) }),
  GetFailingTries: (body) => readTexts(body, ['functionName']),
  PutFailingTries: (body) => ({ ...readFailingTries(body) }),
  ListMail: (body) => readTexts(body, [], ['to']),
  DeleteMail: (body) => readTexts(body, [], ['to']),
  GetSettings: () => ({}),
  PutSettings: (body) => ({ ...readSettings(body) }),
  GetClock: readClockQuery,
  PutClock: (body) => ({ ...readClockSettings(body) }),
  AdvanceClock: (body) => ({ ...readClockAdvance(body) }),
  TurnClock: (body) => ({ ...readClockTurn(body) }),
  PutAccountConcurrency: (body) => ({ ...readAccountConcurrency(body) }),
  ResetAccount: () => ({}),
  GetBackup: () => ({}),
  RestoreBackup: (file) => ({ file }),
};

const isOperation = (name: string): name is keyof typeof INPUTS => Object.hasOwn(INPUTS, name);

function operationOf({ method, path }: HttpRequest): keyof typeof INPUTS | undefined {
  const name = path.slice(1);
  return method === 'POST' && isOperation(name) ? name : undefined;
}

export const coldsparkWire: Wire = {
  name: 'coldspark',
  failure: new ServiceException('InternalFailure', 500, 'The request cannot be processed.'),
  spokenIn: () => ({}),
  operationOf,
  read(request) {
    const operation = operationOf(request);
    if (!operation) {
      const message = `Coldspark has no operation "${request.method} ${request.path}".`;
      throw new ServiceException('UnknownOperationException', 404, message);
    }
    return { operation, input: INPUTS[operation](request.body) };
  },
  response: (_operation, output) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(output)),
  }),
  refusal: ({ status, code, message }) => errorResponse(status, code, { message }),
};
