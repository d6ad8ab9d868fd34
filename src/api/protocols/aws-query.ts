/** AWS's Query protocol. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */

import { fieldOf, parseForm, QUERY } from './form.ts';
import type { Protocol } from './protocol.ts';
import { requireOperation } from './protocol.ts';
import { parseQuery, queryRequest, queryResponse } from './query.ts';
import { childOf, readXml, xmlElement, xmlText } from './xml.ts';
import { readXmlMembers, writeXmlMembers } from './xml-members.ts';

export const awsQuery: Protocol = {
  operationOf: (_model, request) => fieldOf(parseForm(request.body), 'Action'),
  parse: (model, request, invalidInput) => parseQuery(QUERY, model, request, invalidInput),

  response(model, operation, output, requestId) {
    const shape = requireOperation(model, operation).output;
    const members = output as Record<string, unknown>;
    const result = shape ? xmlElement(`${operation}Result`, writeXmlMembers(shape.members, members)) : '';
    const metadata = xmlElement('ResponseMetadata', xmlElement('RequestId', requestId));
    return queryResponse(200, requestId, `${operation}Response`, result + metadata, model.xmlNamespace);
  },

  refusal(model, error, requestId) {
    const modelled = model.errors.get(error.code);
    const details = [
      xmlElement('Type', error.status < 500 ? 'Sender' : 'Receiver'),
      xmlElement('Code', modelled?.queryCode ?? error.code),
      xmlElement('Message', xmlText(error.message)),
      writeXmlMembers(modelled?.members ?? [], error.members),
    ];
    const body = xmlElement('Error', details.join('')) + xmlElement('RequestId', requestId);
    return queryResponse(error.status, requestId, 'ErrorResponse', body, model.xmlNamespace);
  },

  request: (model, operation, input) => queryRequest(QUERY, model, operation, input),

  output(_model, { name, output: shape }, { body }) {
    if (!shape) return {};
    const result = childOf(readXml(new TextDecoder().decode(body)), `${name}Result`);
    return result ? readXmlMembers(shape.members, result) : {};
  },

  readRefusal(_model, { body }) {
    const error = childOf(readXml(new TextDecoder().decode(body)), 'Error');
    return { code: childOf(error, 'Code')?.text ?? 'Unknown', message: childOf(error, 'Message')?.text ?? '' };
  },
};
