/** AWS's REST-XML protocol. https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
import { ServiceException } from '../errors.ts';
import type { HttpResponse } from '../http.ts';
import type { Protocol, Refusal } from './protocol.ts';
import { restProtocol } from './rest.ts';
import { childOf, localName, readXml, type XmlElement, XmlError, xmlElement, xmlText } from './xml.ts';
import { namespaceOf, readElement, readXmlMembers, writeElement, writeXmlMembers } from './xml-members.ts';

const utf8 = new TextEncoder();
const document = (element: string) => utf8.encode(`<?xml version="1.0" encoding="UTF-8"?>\n${element}`);

export const restXml: Protocol = restProtocol({
  contentType: 'application/xml',
  readMembers: (members, body) => (body.length === 0 ? {} : readXmlMembers(members, rootOf(body))),
  writeInput({ name, inputRoot }, members, input) {
    const { name: root, xmlNamespace } = inputRoot ?? { name: `${name}Request`, xmlNamespace: undefined };
    return document(xmlElement(root, writeXmlMembers(members, input), namespaceOf(xmlNamespace)));
  },
  writeOutput({ xmlNamespace }, shape, members, output) {
    if (members.length === 0) return new Uint8Array();
    const namespace = xmlNamespace === undefined ? undefined : { uri: xmlNamespace };
    return document(
      xmlElement(
        shape.rootName ?? shape.name,
        writeXmlMembers(members, output),
        namespaceOf(shape.xmlNamespace ?? namespace),
      ),
    );
  },
  readPayload: ({ shape }, body) => readElement(shape, rootOf(body)),
  writePayload(_model, { shape, wireName, xmlNamespace }, value) {
    const attributes = namespaceOf(xmlNamespace ?? shape.xmlNamespace);
    return document(writeElement(shape, wireName, value, shape.timestampFormat, attributes));
  },
  writeError(model, error, located, requestId) {
    const members = model.errors.get(error.code)?.members.filter((member) => !located.includes(member)) ?? [];
    // what the model does not know of an error that stands alone is text
    const isKnown = (name: string) => members.some((member) => member.name === name);
    const further = model.bareErrors ? Object.entries(error.members).filter(([name]) => !isKnown(name)) : [];
    const content = [
      ...(model.bareErrors ? [] : [xmlElement('Type', error.status < 500 ? 'Sender' : 'Receiver')]),
      xmlElement('Code', model.errors.get(error.code)?.queryCode ?? error.code),
      xmlElement('Message', xmlText(error.message)),
      writeXmlMembers(members, error.members),
      ...further.map(([name, value]) => xmlElement(name, xmlText(String(value)))),
      ...(model.bareErrors ? [xmlElement('RequestId', requestId)] : []),
    ].join('');
    const body = xmlElement('Error', content);
    return document(model.bareErrors ? body : xmlElement('ErrorResponse', body + xmlElement('RequestId', requestId)));
  },
  readRefusal,
});

/** Of what a client sent. */
function rootOf(body: Uint8Array): XmlElement {
  try {
    return readXml(new TextDecoder().decode(body));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const message = 'The XML you provided was not well-formed or did not validate against our published schema';
    throw new ServiceException('MalformedXML', 400, message);
  }
}

/** As HTTP words them. https://www.rfc-editor.org/rfc/rfc9110#name-status-codes */
const REASONS: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  304: 'Not Modified',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  416: 'Requested Range Not Satisfiable',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** What every refusal says beside its own members. */
const COMMON = new Set(['Type', 'RequestId', 'HostId']);

/** Of an answer without a body, to HEAD, the status is all there is. */
function readRefusal({ status, body }: HttpResponse): Refusal {
  if (body.length === 0) return { code: String(status), message: REASONS[status] ?? '' };
  const root = rootOf(body);
  const error = root.name === 'Error' ? root : childOf(root, 'Error');
  const said = (error?.children ?? []).map((child) => [localName(child), child.text] as const);
  const texts: Record<string, string> = Object.fromEntries(said.filter(([name]) => !COMMON.has(name)));
  const { Code: code = 'Unknown', Message: message = '', ...members } = texts;
  return { code, message, members };
}
