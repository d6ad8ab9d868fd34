/** How the requests of one service are read and its answers written. */
import { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse, ServiceName } from '../api/http.ts';
import type { Members, Protocol } from '../api/protocols/protocol.ts';
import type { ServiceDefinition } from '../api/service-definition.ts';
import type { AwsServiceName } from '../api/services.ts';

/** A request came as a form, to a service that speaks something else too; the answer is to be in the same. */
export interface Spoken {
  asForm?: true;
  /** To a HEAD request, whose answer has none. */
  withoutBody?: true;
}

export interface ReadRequest {
  operation: string;
  input: Members;
  /** Nobody has signed it, whoever it came through. */
  isAnonymous?: boolean;
  /** Who has signed it let it be sent until then, in milliseconds since 1970. */
  expiresAtMs?: number;
}

export interface Wire {
  readonly name: ServiceName;
  /** Answers what is our bug. */
  readonly failure: ServiceException;
  spokenIn(request: HttpRequest): Spoken;
  /** Known before the whole is read; undefined when it is none's. */
  operationOf(request: HttpRequest, spoken: Spoken): string | undefined;
  /** Throws the service exception of what is refused. */
  read(request: HttpRequest, spoken: Spoken): ReadRequest;
  response(operation: string, output: object, requestId: string, spoken: Spoken): HttpResponse;
  refusal(error: ServiceException, requestId: string, spoken: Spoken): HttpResponse;
}

const INTERNAL_FAILURE = new ServiceException(
  'InternalFailure',
  500,
  'The request processing has failed because of an unknown error, exception or failure.',
);

/** Of a service of AWS: its model, in the protocols that its clients speak. */
export function awsWire(service: ServiceDefinition, failure = INTERNAL_FAILURE): Wire {
  const protocolOf = ({ asForm }: Spoken): Protocol => (asForm ? service.formProtocol : service.protocol);
  return {
    name: service.signingName as AwsServiceName,
    failure,
    spokenIn: (request) => (service.formProtocol !== service.protocol && isForm(request) ? { asForm: true } : {}),
    operationOf: (request, spoken) => protocolOf(spoken).operationOf(service.model, request),
    read: (request, spoken) => protocolOf(spoken).parse(service.model, request, service.invalidInput),
    response: (operation, output, requestId, spoken) =>
      protocolOf(spoken).response(service.model, operation, output, requestId),
    refusal: (error, requestId, spoken) => protocolOf(spoken).refusal(service.model, error, requestId),
  };
}

const isForm = ({ headers }: HttpRequest) =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
