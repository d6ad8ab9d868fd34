/** AWS's JSON protocols, the client's side. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
import { membersFromJson, membersToJson, readJsonRefusal, readJsonText } from './json-members.ts';
import type { Wire } from './wire.ts';

export const awsJson: Wire = {
  request: ({ targetPrefix, jsonVersion }, { name, input: shape }, input) => ({
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'x-amz-target': `${targetPrefix}.${name}`, 'content-type': `application/x-amz-json-${jsonVersion}` },
    body: new TextEncoder().encode(JSON.stringify(membersToJson(shape?.members ?? [], input))),
  }),

  output: ({ output }, { body }) => membersFromJson(output?.members ?? [], readJsonText(body)),

  refusal(_model, { headers, body }) {
    const refusal = readJsonRefusal(headers, body);
    // services that spoke AWS Query before still tell the codes they had there, and clients show those
    const queryCode = headers['x-amzn-query-error']?.split(';')[0];
    return queryCode === undefined ? refusal : { ...refusal, code: queryCode };
  },
};
