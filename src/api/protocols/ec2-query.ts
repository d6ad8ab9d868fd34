/** EC2's Query protocol. https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
import { EC2, fieldOf, parseForm } from './form.ts';
import { type Protocol, requireOperation } from './protocol.ts';
import { parseQuery, queryRequest, queryResponse } from './query.ts';
import { childOf, readXml, xmlElement, xmlText } from './xml.ts';
import { readXmlMembers, writeXmlMembers } from './xml-members.ts';

export const ec2Query: Protocol = {
  operationOf: (_model, request) => fieldOf(parseForm(request.body), 'Action'),
  parse: (model, request, invalidInput) => parseQuery(EC2, model, request, invalidInput),

  response(model, operation, output, requestId) {
    const shape = requireOperation(model, operation).output;
    const members = shape ? writeXmlMembers(shape.members, output as Record<string, unknown>) : '';
    const content = xmlElement('requestId', requestId) + members;
    return queryResponse(200, requestId, `${operation}Response`, content, model.xmlNamespace);
  },

  refusal(model, error, requestId) {
    const code = xmlElement('Code', model.errors.get(error.code)?.queryCode ?? error.code);
    const details = xmlElement('Error', code + xmlElement('Message', xmlText(error.message)));
    const body = xmlElement('Errors', details) + xmlElement('RequestID', requestId);
    return queryResponse(error.status, requestId, 'Response', body, undefined);
  },

  request: (model, operation, input) => queryRequest(EC2, model, operation, input),

  output: (_model, { output: shape }, { body }) =>
    shape ? readXmlMembers(shape.members, readXml(new TextDecoder().decode(body))) : {},

  readRefusal(_model, { body }) {
    const error = childOf(childOf(readXml(new TextDecoder().decode(body)), 'Errors'), 'Error');
    return { code: childOf(error, 'Code')?.text ?? 'Unknown', message: childOf(error, 'Message')?.text ?? '' };
  },
};
