/** AWS's REST-JSON protocol. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
import type { ServiceException } from '../errors.ts';
import type { Member, ServiceModel } from '../model.ts';
import { jsonBytes, readJsonBody, readJsonMembers, readJsonRefusal, writeJsonMembers } from './json-members.ts';
import type { Members, Protocol } from './protocol.ts';
import { restProtocol } from './rest.ts';

export const restJson: Protocol = restProtocol({
  contentType: 'application/json',
  readMembers: (members, body) => readJsonMembers(members, readJsonBody(body)),
  writeInput: (_operation, members, input) => jsonBytes(writeJsonMembers(members, input)),
  writeOutput: (_model, _shape, members, output) => jsonBytes(writeJsonMembers(members, output)),
  readPayload: ({ shape }, body) => readJsonMembers(shape.members, readJsonBody(body)),
  writePayload: (_model, { shape }, value) => jsonBytes(writeJsonMembers(shape.members, value as Members)),
  writeError,
  readRefusal: ({ headers, body }) => readJsonRefusal(headers, body),
});

function writeError(model: ServiceModel, error: ServiceException, located: readonly Member[]): Uint8Array {
  const modelled = model.errors.get(error.code);
  // what the front end refuses is in no model; denials alone spell their message so
  const message = modelled?.messageMember ?? (error.code === 'AccessDeniedException' ? 'Message' : 'message');
  // Lambda's errors say whose fault they are, API Gateway's do not
  const saysFault = modelled?.members.some(({ name }) => name === 'Type');
  const members = { ...error.members, ...(saysFault && { Type: modelled?.fault }), [message]: error.message };
  const outside = new Set(located.map(({ name }) => name));
  return jsonBytes(Object.fromEntries(Object.entries(members).filter(([name]) => !outside.has(name))));
}
