/**
 * A front door as a service of the region: a request to an address in, whatever answers there out. It asks the services
 * that have addresses behind it one after the other, in the same step, whose the name is.
 */
import { errorResponse } from '../../api/error-response.ts';
import { ServiceException } from '../../api/errors.ts';
import type { FrontDoor } from '../../api/front-door.ts';
import type { HttpResponse, ServiceName } from '../../api/http.ts';
import { ANONYMOUS } from '../caller.ts';
import type { Neighbours, OperationTraits } from '../service.ts';
import { defineService, later, type Operation, type ServiceDeclaration } from '../service-declaration.ts';
import type { Wire } from '../wire.ts';
import { type ReceivedRequest, receivedRequest } from './received-request.ts';

const OPERATION = 'ReceiveRequest';

/** Nobody knows what a function has done already: it is not run again. */
const RUNS_CODE: OperationTraits = { needsRoom: false, repeatable: false };

/** Without a response, the name is none of this service's. */
interface Received {
  response?: HttpResponse;
}

/** What a service has besides the operations of its model when there are addresses of it; no client reaches it. */
export interface ReceiveOperation {
  ReceiveRequest: { input: ReceivedRequest; output: Received };
}

export type Respond = (response: HttpResponse) => void;

/** The row of that operation. `run` returns whether the name is its own; then it responds, once. */
export const receives = <Context>(
  run: (context: Context, request: ReceivedRequest, respond: Respond) => boolean,
): Operation<Context, ReceivedRequest, Received> =>
  later(RUNS_CODE, (context, request, done) => {
    if (!run(context, request, (response) => done({ output: { response } }))) done({ output: {} });
  });

interface DoorContext {
  neighbours: Neighbours;
}

/** `owners`: services that have addresses behind it. `nobody`: what is answered under a name that nobody has. */
export function defineFrontDoor(
  name: FrontDoor,
  owners: readonly ServiceName[],
  nobody: () => HttpResponse,
): ServiceDeclaration<DoorContext, DoorContext> {
  return defineService<ReceiveOperation, DoorContext>({
    wire: doorWire(name),
    operations: {
      ReceiveRequest: later(RUNS_CODE, ({ neighbours }, request, done) => {
        const ask = ([owner, ...others]: readonly ServiceName[]): void => {
          if (owner === undefined) {
            done({ output: { response: nobody() } });
            return;
          }
          const call = { service: owner, operation: OPERATION, input: request, caller: ANONYMOUS };
          neighbours.call(call, (answer) => {
            if (answer instanceof ServiceException || (answer.output as Received).response) done(answer);
            else ask(others);
          });
        };
        ask(owners);
      }),
    },
    context: ({ neighbours }) => ({ neighbours }),
  });
}

/** Whatever comes is one operation, and a response is sent as it stands. */
function doorWire(name: FrontDoor): Wire {
  return {
    name,
    failure: new ServiceException('InternalServerErrorException', 500, 'Internal server error'),
    spokenIn: () => ({}),
    operationOf: () => OPERATION,
    read: (request) => ({ operation: OPERATION, input: { ...receivedRequest(request) }, isAnonymous: true }),
    response: (_operation, output) => (output as Required<Received>).response,
    refusal: ({ status, code, message }) => errorResponse(status, code, { message }),
  };
}
