/**
 * A client of a service, typed by its model: for those whose SDK nobody carries. Refusals are thrown as ServiceException.
 */
import { ServiceException } from './errors.ts';
import type { Handle, ServiceName } from './http.ts';
import type { Members } from './protocols/protocol.ts';
import type { ServiceDefinition } from './service-definition.ts';

type Operations<Spoken> = { [O in keyof Spoken]: { input: object; output: object } };

export interface ServiceClient<Spoken extends Operations<Spoken>> {
  call<O extends keyof Spoken & string>(operation: O, input: Spoken[O]['input']): Promise<Spoken[O]['output']>;
}

export function serviceClient<Spoken extends Operations<Spoken>>(
  { model, protocol, signingName }: ServiceDefinition,
  handle: Handle,
): ServiceClient<Spoken> {
  return {
    async call(name, input) {
      const operation = model.operations.get(name);
      if (!operation) throw new Error(`The model has no operation ${name}.`);
      const request = protocol.request(model, operation, input as Members);
      const response = await handle({ service: signingName as ServiceName, ...request });
      if (response.status < 300) return protocol.output(model, operation, response);
      const { code, message, members } = protocol.readRefusal(model, response);
      throw new ServiceException(code, response.status, message, members);
    },
  };
}
