/**
 * What boto3's stand-in (botocore/model.py) asks JavaScript for: requests written and answers read in a service's own
 * protocol, by its model. The protocols are those of the whole house. It runs beside Python, as text that the first
 * client brings.
 */
import { search as find } from 'jmespath';
import type { HttpResponse } from '../../../api/http.ts';
import { optionName } from '../../../api/option-name.ts';
import { awsJson } from '../../../api/protocols/aws-json.ts';
import { awsQuery } from '../../../api/protocols/aws-query.ts';
import { ec2Query } from '../../../api/protocols/ec2-query.ts';
import type { Members } from '../../../api/protocols/protocol.ts';
import { restJson } from '../../../api/protocols/rest-json.ts';
import { restXml } from '../../../api/protocols/rest-xml.ts';
import { childOf, readXml, type XmlElement } from '../../../api/protocols/xml.ts';
import { definition, type ServiceJson } from '../../../api/service-definition.ts';

const PROTOCOLS = {
  json: awsJson,
  query: awsQuery,
  ec2: ec2Query,
  'rest-json': restJson,
  'rest-xml': restXml,
};

/** What of a refusal's members is its code alone. */
const CODES = new Set(['__type', 'code', 'Code']);
/** What stands elsewhere of an error in XML. */
const OF_ERROR = new Set(['Code', 'Message', 'RequestId', 'HostId']);

/** `[status, headers]` as JSON, and the body. */
function responseOf(head: string, body: Uint8Array): HttpResponse {
  const [status, headers] = JSON.parse(head);
  return { status, headers, body };
}

/** A service by its model's text. */
export function open(text: string) {
  const { model, protocol } = definition(JSON.parse(text) as ServiceJson, PROTOCOLS);
  const operationOf = (name: string) => {
    const operation = model.operations.get(name);
    if (!operation) throw new Error(`The model has no operation ${name}.`);
    return operation;
  };
  return {
    /** Python's spelling of each operation, and its name. */
    methods: () =>
      JSON.stringify(
        Object.fromEntries([...model.operations.keys()].map((name) => [optionName(name).replaceAll('-', '_'), name])),
      ),
    /** The request without its body as JSON, and the body. */
    write(name: string, input: Members) {
      const { body, ...head } = protocol.request(model, operationOf(name), input);
      return { head: JSON.stringify(head), body };
    },
    read: (name: string, head: string, body: Uint8Array) =>
      protocol.output(model, operationOf(name), responseOf(head, body)),
    /** As JSON: `{ code, message, members }`. */
    refusal(head: string, body: Uint8Array) {
      const response = responseOf(head, body);
      return JSON.stringify({ ...protocol.readRefusal(model, response), members: furtherMembers(response) });
    },
  };
}

/**
 * What a refusal says besides: the members of its JSON, or of its XML's error, and whose fault it is where a service that
 * speaks JSON spoke forms before.
 */
function furtherMembers({ headers, body }: HttpResponse): Members {
  const text = new TextDecoder().decode(body);
  if (text.startsWith('<')) return { Error: errorOf(readXml(text)) };
  const members = text === '' ? {} : (JSON.parse(text) as Members);
  const further = Object.fromEntries(Object.entries(members).filter(([name]) => !CODES.has(name)));
  const [, formFault] = headers['x-amzn-query-error']?.split(';') ?? [];
  if (formFault === undefined) return further;
  return { ...further, Error: { QueryErrorCode: String(members.__type).replace(/^.*#/, ''), Type: formFault } };
}

function errorOf(root: XmlElement): Members {
  const error = root.name === 'Error' ? root : childOf(root, 'Error');
  const further = error?.children.filter(({ name }) => !OF_ERROR.has(name)) ?? [];
  return Object.fromEntries(further.map(({ name, text }) => [name, text]));
}

/** What a JMESPath expression finds in a JSON text, as JSON. */
export const search = (expression: string, text: string): string =>
  JSON.stringify(find(JSON.parse(text), expression) ?? null);

/** A Python dictionary is made an object by this. */
export const objectOf = (entries: Iterable<[string, unknown]>) => Object.fromEntries(entries);
