/** Every protocol at both ends: what a client writes the service reads, and what the service answers the client reads. */
import { describe, expect, test } from 'vitest';
import { ServiceException } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { type OperationModel, type ServiceModel, serviceModel } from '../model.ts';
import { awsJson } from './aws-json.ts';
import { awsQuery } from './aws-query.ts';
import { ec2Query } from './ec2-query.ts';
import { AT, bareModel, compatibleModel, restModel, rpcModel, VALUES } from './every-shape.test-fixture.ts';
import type { Members, Protocol } from './protocol.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';

const PROTOCOLS: Readonly<Record<string, { protocol: Protocol; model: ServiceModel }>> = {
  'AWS JSON 1.1': { protocol: awsJson, model: rpcModel },
  'AWS JSON 1.0': { protocol: awsJson, model: compatibleModel },
  'AWS Query': { protocol: awsQuery, model: rpcModel },
  'EC2 Query': { protocol: ec2Query, model: rpcModel },
  'REST-JSON': { protocol: restJson, model: restModel },
  'REST-XML': { protocol: restXml, model: restModel },
};

function operationOf(model: ServiceModel, name: string): OperationModel {
  const operation = model.operations.get(name);
  if (!operation) throw new Error(`no ${name}`);
  return operation;
}

/** As it travels: header names in lower case, the query as its server reads it. */
function sent(protocol: Protocol, model: ServiceModel, name: string, input: Members): HttpRequest {
  return { service: 'lambda', ...protocol.request(model, operationOf(model, name), input) };
}

const there = (protocol: Protocol, model: ServiceModel, name: string, input: Members) =>
  protocol.parse(model, sent(protocol, model, name, input), 'Invalid');

const back = (protocol: Protocol, model: ServiceModel, name: string, output: Members) =>
  protocol.output(model, operationOf(model, name), protocol.response(model, name, output, 'id-1'));

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (content: string) => new TextEncoder().encode(content);
const form = (body: Uint8Array) => [...new URLSearchParams(text(body))].slice(2);

/** What a protocol cannot say: EC2 has no maps in a form. */
const UNSAID: Readonly<Record<string, readonly string[]>> = {
  'EC2 Query': ['Labels', 'FlatLabels', 'PairsByName'],
};

describe.each(Object.entries(PROTOCOLS))('%s', (title, { protocol, model }) => {
  test.each(Object.keys(VALUES))('%s goes there', (member) => {
    if (UNSAID[title]?.includes(member)) return;
    const input = { [member]: VALUES[member] };
    expect(there(protocol, model, 'Echo', input)).toEqual({ operation: 'Echo', input });
  });

  test.each(Object.keys(VALUES))('%s comes back', (member) => {
    const output = { [member]: VALUES[member] };
    expect(back(protocol, model, 'Echo', output)).toEqual(output);
  });

  test('all of them together, both ways', () => {
    const unsaid = UNSAID[title] ?? [];
    const input = Object.fromEntries(Object.entries(VALUES).filter(([member]) => !unsaid.includes(member)));
    expect(there(protocol, model, 'Echo', input).input).toEqual(input);
    expect(back(protocol, model, 'Echo', VALUES)).toEqual(VALUES);
  });

  test('nothing is nothing', () => {
    expect(there(protocol, model, 'Echo', {}).input).toEqual({});
    expect(back(protocol, model, 'Echo', {})).toEqual({});
  });

  test('what the model does not know is not written', () => {
    expect(text(protocol.response(model, 'Echo', { Unknown: 'x', Text: 'y' }, 'id-1').body)).not.toContain('Unknown');
    expect(text(sent(protocol, model, 'Echo', { Unknown: 'x' }).body)).not.toContain('Unknown');
  });

  test('what breaks a constraint is refused with the code of the service', () => {
    expect(() => there(protocol, model, 'Limit', { Short: 'long' })).toThrow(
      expect.objectContaining({ code: 'Invalid', status: 400 }),
    );
    expect(() => there(protocol, model, 'Limit', {})).toThrow(/'short' failed to satisfy constraint/);
  });

  test('a refusal is read with its code, its message, and the status it had', () => {
    const error = new ServiceException('NoSuchThing', 404, 'No <thing> & nothing.', { Hint: 'look' });
    const response = protocol.refusal(model, error, 'id-1');
    expect(response.status).toBe(404);
    const code = /JSON 1.1|REST-JSON/.test(title) ? 'NoSuchThing' : 'NoSuchThing.Query';
    // S3's say of what they speak
    const members = title === 'REST-XML' ? { members: { Hint: 'look' } } : {};
    expect(protocol.readRefusal(model, response)).toEqual({ code, message: 'No <thing> & nothing.', ...members });
  });

  test('an operation that is not there is refused', () => {
    const request = sent(protocol, model, 'Echo', {});
    request.headers['x-amz-target'] = 'Every_20200101.Nothing';
    request.path = '/nothing';
    request.body = bytes('Action=Nothing');
    expect(() => protocol.parse(model, request, 'Invalid')).toThrow(ServiceException);
  });
});

describe.each([
  ['REST-JSON', restJson],
  ['REST-XML', restXml],
] as const)('%s, outside the body', (_title, protocol) => {
  const located = {
    Label: 'a/b c:d',
    Path: 'folder/é.txt',
    Query: 7,
    QueryTime: AT,
    QueryTexts: ['one', 'two'],
    Header: 'text',
    HeaderFlag: true,
    HeaderTime: AT,
    HeaderTexts: ['x', 'y'],
    Metadata: { one: '1', two: '2' },
    Body: { Left: 'in the body' },
  };

  test('labels, query, headers and the rest go there', () => {
    expect(there(protocol, restModel, 'Locate', located)).toEqual({ operation: 'Locate', input: located });
  });

  test('stand where the HTTP bindings say', () => {
    expect(sent(protocol, restModel, 'Locate', located)).toMatchObject({
      method: 'PUT',
      path: '/v1/a%2Fb%20c%3Ad/things/folder/%C3%A9.txt',
      query: { fixed: 'yes', q: '7', at: '2026-03-01T10:20:30Z', t: ['one', 'two'] },
      headers: {
        'x-text': 'text',
        'x-flag': 'true',
        'x-time': 'Sun, 01 Mar 2026 10:20:30 GMT',
        'x-texts': 'x, y',
        'x-meta-one': '1',
      },
    });
  });

  test('status and headers come back', () => {
    const { Header, HeaderTime, HeaderTexts, Metadata, Body } = located;
    const output = { Status: 202, Header, HeaderTime, HeaderTexts, Metadata, Body };
    expect(protocol.response(restModel, 'Locate', output, 'id-1').status).toBe(202);
    expect(back(protocol, restModel, 'Locate', output)).toEqual(output);
  });

  test.each([
    ['PutBytes', { Bytes: Uint8Array.of(0, 1, 255), Header: 'h' }],
    ['PutText', { Text: 'plain < text' }],
    ['PutPair', { Pair: { Left: 'l', Right: 2 } }],
    ['Follow', { Events: [{ Chunk: { Bytes: Uint8Array.of(1, 2) } }, { Done: { Left: 'end' } }] }],
  ])('%s: one member is the whole body, both ways', (name, members) => {
    expect(there(protocol, restModel, name, members).input).toEqual(members);
    expect(back(protocol, restModel, name, members)).toEqual(members);
  });

  test('bytes and text stand in the body as they are', () => {
    expect(sent(protocol, restModel, 'PutBytes', { Bytes: Uint8Array.of(7) }).body).toEqual(Uint8Array.of(7));
    expect(text(sent(protocol, restModel, 'PutText', { Text: '<&>' }).body)).toBe('<&>');
  });

  test('a torn or changed stream of events is unreadable', () => {
    const request = sent(protocol, restModel, 'Follow', { Events: [{ Done: { Left: 'end' } }] });
    const torn = { ...request, body: request.body.slice(0, -1) };
    const changed = { ...request, body: request.body.with(-6, 0x41) };
    for (const wrong of [torn, changed]) expect(() => protocol.parse(restModel, wrong, 'Invalid')).toThrow(/event/);
  });
});

describe('JSON, as it stands on the wire', () => {
  test.each([
    ['Time', AT, String(AT)],
    ['IsoTime', AT, '"2026-03-01T10:20:30Z"'],
    ['HttpTime', AT, '"Sun, 01 Mar 2026 10:20:30 GMT"'],
    ['OwnTime', AT, '"2026-03-01T10:20:30Z"'],
    ['Bytes', Uint8Array.of(1, 2, 3), '"AQID"'],
    ['Real', Number.NaN, '"NaN"'],
    ['Real', Number.NEGATIVE_INFINITY, '"-Infinity"'],
    ['Labels', { a: 'b' }, '{"a":"b"}'],
    ['Texts', [], '[]'],
  ])('%s %s is %s', (member, value, written) => {
    const body = `{"${member}":${written}}`;
    expect(text(awsJson.response(rpcModel, 'Echo', { [member]: value }, 'id').body)).toBe(body);
    expect(text(sent(awsJson, rpcModel, 'Echo', { [member]: value }).body)).toBe(body);
    const request = { ...sent(awsJson, rpcModel, 'Echo', {}), body: bytes(body) };
    expect(awsJson.parse(rpcModel, request, 'Invalid').input).toEqual({ [member]: value });
  });

  test('a member has its name in the body', () => {
    expect(text(sent(restJson, restModel, 'Echo', { Pair: { Right: 1 } }).body)).toBe('{"pair":{"right":1}}');
  });

  test.each([
    ['{"Choice":{}}', /exactly one member/],
    ['{"Choice":{"One":"1","Two":{}}}', /exactly one member/],
    ['{"IsoTime":7}', 'NUMBER_VALUE can not be converted to a Timestamp'],
    ['{"Time":"2026-03-01T10:20:30Z"}', 'STRING_VALUE can not be converted to a Number'],
    ['{"Bytes":"%"}', 'Unable to decode base64 blob.'],
  ])('%s is unreadable', (body, message) => {
    const request = { ...sent(awsJson, rpcModel, 'Echo', {}), body: bytes(body) };
    expect(() => awsJson.parse(rpcModel, request, 'Invalid')).toThrow(message);
  });

  test('headers name operation, version and error', () => {
    expect(sent(awsJson, rpcModel, 'Echo', {}).headers).toEqual({
      'x-amz-target': 'Every_20200101.Echo',
      'content-type': 'application/x-amz-json-1.1',
    });
    const error = new ServiceException('NoSuchThing', 404, 'gone', { Hint: 'look' });
    const refused = awsJson.refusal(rpcModel, error, 'id');
    expect(JSON.parse(text(refused.body))).toEqual({ __type: 'NoSuchThing', message: 'gone', Hint: 'look' });
    expect(awsJson.refusal(compatibleModel, error, 'id').headers['x-amzn-query-error']).toBe(
      'NoSuchThing.Query;Sender',
    );
  });

  test.each([
    [{ 'x-amzn-errortype': 'Coded:http://internal.amazon.com/coral/' }, '{"message":"m"}'],
    [{}, '{"__type":"com.amazonaws#Coded","Message":"m"}'],
    [{}, '{"code":"Coded","message":"m"}'],
  ])('a client finds the code in %j and %s', (headers, body) => {
    const response: HttpResponse = { status: 400, headers, body: bytes(body) };
    expect(restJson.readRefusal(restModel, response)).toEqual({ code: 'Coded', message: 'm' });
  });
});

describe('forms, as they stand on the wire', () => {
  const query = (input: Members) => form(sent(awsQuery, rpcModel, 'Echo', input).body);
  const ec2 = (input: Members) => form(sent(ec2Query, rpcModel, 'Echo', input).body);

  test.each<[Members, string[][]]>([
    [
      { Texts: ['a', 'b'] },
      [
        ['Texts.member.1', 'a'],
        ['Texts.member.2', 'b'],
      ],
    ],
    [{ NamedTexts: ['a'] }, [['NamedTexts.item.1', 'a']]],
    [{ FlatTexts: ['a'] }, [['FlatTexts.1', 'a']]],
    [{ FlatNamedTexts: ['a'] }, [['FlatItem.1', 'a']]],
    [{ Texts: [] }, [['Texts', '']]],
    [
      { Labels: { k: 'v' } },
      [
        ['Labels.entry.1.key', 'k'],
        ['Labels.entry.1.value', 'v'],
      ],
    ],
    [
      { FlatLabels: { k: 'v' } },
      [
        ['FlatLabels.1.Name', 'k'],
        ['FlatLabels.1.Value', 'v'],
      ],
    ],
    [{ Pair: { Inner: { Right: 3 } } }, [['pair.Inner.right', '3']]],
    [{ Time: AT }, [['Time', '2026-03-01T10:20:30Z']]],
    [{ UnixTime: AT }, [['UnixTime', String(AT)]]],
    [{ Bytes: Uint8Array.of(1, 2, 3) }, [['Bytes', 'AQID']]],
    [{ Flag: true }, [['Flag', 'true']]],
  ])('AWS Query: %j', (input, expected) => {
    expect(query(input)).toEqual(expected);
    expect(there(awsQuery, rpcModel, 'Echo', input).input).toEqual(input);
  });

  test.each<[Members, string[][]]>([
    [{ Texts: ['a'] }, [['Texts.1', 'a']]],
    [{ NamedTexts: ['a'] }, [['NamedTexts.1', 'a']]],
    [{ Pair: { Right: 3 } }, [['PairOfEc2.Right', '3']]],
    [{ Pairs: [{ Left: 'l' }] }, [['Pairs.1.Left', 'l']]],
  ])('EC2 Query: %j', (input, expected) => {
    expect(ec2(input)).toEqual(expected);
  });

  test.each(['Whole=', 'Whole=x', 'Time=soon', 'Bytes=%25'])('%s is malformed', (field) => {
    const request = { ...sent(awsQuery, rpcModel, 'Echo', {}), body: bytes(`Action=Echo&${field}`) };
    expect(() => awsQuery.parse(rpcModel, request, 'Invalid')).toThrow(
      expect.objectContaining({ code: 'MalformedInput' }),
    );
  });

  test('a name without end is refused, not followed', () => {
    const name = `pair${'.Inner'.repeat(100_000)}.Left`;
    const request = { ...sent(awsQuery, rpcModel, 'Echo', {}), body: bytes(`Action=Echo&${name}=1`) };
    expect(() => awsQuery.parse(rpcModel, request, 'Invalid')).toThrow('too deep');
  });

  test('answers wrap their result as each protocol does', () => {
    const output = { Text: 'x', Texts: ['a'] };
    expect(text(awsQuery.response(rpcModel, 'Echo', output, 'id-1').body)).toBe(
      '<EchoResponse xmlns="https://every.test/"><EchoResult><Text>x</Text><Texts><member>a</member></Texts></EchoResult>' +
        '<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></EchoResponse>\n',
    );
    expect(text(ec2Query.response(rpcModel, 'Echo', { Text: 'x' }, 'id-1').body)).toBe(
      '<EchoResponse xmlns="https://every.test/"><requestId>id-1</requestId><Text>x</Text></EchoResponse>\n',
    );
    const error = new ServiceException('NoSuchThing', 404, 'gone', { Hint: 'look' });
    expect(text(awsQuery.refusal(rpcModel, error, 'id-1').body)).toBe(
      '<ErrorResponse xmlns="https://every.test/"><Error><Type>Sender</Type><Code>NoSuchThing.Query</Code>' +
        '<Message>gone</Message><Hint>look</Hint></Error><RequestId>id-1</RequestId></ErrorResponse>\n',
    );
    expect(text(ec2Query.refusal(rpcModel, error, 'id-1').body)).toBe(
      '<Response><Errors><Error><Code>NoSuchThing.Query</Code><Message>gone</Message></Error></Errors>' +
        '<RequestID>id-1</RequestID></Response>\n',
    );
  });
});

describe('XML, as it stands on the wire', () => {
  const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const answered = (output: Members) =>
    text(restXml.response(restModel, 'Echo', output, 'id').body).replace(
      /^.*\n<Everything xmlns="https:\/\/every.test\/">(.*)<\/Everything>$/s,
      '$1',
    );

  test.each<[Members, string]>([
    [{ Texts: ['a', ''] }, '<Texts><member>a</member><member></member></Texts>'],
    [{ NamedTexts: ['a'] }, '<NamedTexts><item>a</item></NamedTexts>'],
    [{ FlatTexts: ['a', 'b'] }, '<FlatTexts>a</FlatTexts><FlatTexts>b</FlatTexts>'],
    [{ FlatNamedTexts: ['a'] }, '<FlatItem>a</FlatItem>'],
    [{ Labels: { k: 'v' } }, '<Labels><entry><key>k</key><value>v</value></entry></Labels>'],
    [{ FlatLabels: { k: 'v' } }, '<FlatLabels><Name>k</Name><Value>v</Value></FlatLabels>'],
    [{ Time: AT }, '<Time>2026-03-01T10:20:30Z</Time>'],
    [{ HttpTime: AT }, '<HttpTime>Sun, 01 Mar 2026 10:20:30 GMT</HttpTime>'],
    [{ Bytes: Uint8Array.of(1, 2, 3) }, '<Bytes>AQID</Bytes>'],
    [{ Text: '<&">\r\u0001' }, '<Text>&lt;&amp;&quot;&gt;&#xD;\ufffd</Text>'],
  ])('%j', (output, expected) => {
    expect(answered(output)).toBe(expected);
  });

  test('a payload has its own root and namespace, a structure its attributes', () => {
    expect(text(sent(restXml, restModel, 'PutPair', { Pair: { Left: 'l' } }).body)).toBe(
      `${DECLARATION}<ThePair xmlns="https://pair.test/"><Left>l</Left></ThePair>`,
    );
    const members = { It: { Kind: 'K', Pair: { Right: 1 } } };
    expect(text(sent(restXml, restModel, 'PutAttributed', members).body)).toBe(
      `${DECLARATION}<It xsi:type="K"><Pair xmlns:xsi="https://xsi.test/"><right>1</right></Pair></It>`,
    );
    expect(there(restXml, restModel, 'PutAttributed', members).input).toEqual(members);
  });

  test('an input has the root that its operation names', () => {
    const named = serviceModel({
      apiVersion: '1',
      operations: {
        Put: {
          method: 'PUT',
          uri: '/',
          status: 200,
          input: 'In',
          inputRoot: { name: 'PutConfiguration', xmlNamespace: { uri: 'https://root.test/' } },
          errors: [],
        },
      },
      shapes: { In: { type: 'structure', members: { A: { shape: 'Text' } } }, Text: { type: 'string' } },
    });
    expect(text(sent(restXml, named, 'Put', { A: 'x' }).body)).toBe(
      `${DECLARATION}<PutConfiguration xmlns="https://root.test/"><A>x</A></PutConfiguration>`,
    );
  });

  test('comments, sections, prefixes and numeric entities are read', () => {
    const body =
      '<?xml version="1.0"?><!-- hi --><x:Everything xmlns:x="u">\n <Text><![CDATA[<raw> &amp;]]></Text>' +
      '<Labels/><FlatTexts>&#65;&#x42;</FlatTexts></x:Everything>';
    const request = { ...sent(restXml, restModel, 'Echo', {}), body: bytes(body) };
    expect(restXml.parse(restModel, request, 'Invalid').input).toEqual({
      Text: '<raw> &amp;',
      Labels: {},
      FlatTexts: ['AB'],
    });
  });

  test.each([
    'no markup',
    '<Everything>',
    '<Everything></Other>',
    '<a></a><b></b>',
    '</Everything>',
    '<Everything a=1></Everything>',
    '<!DOCTYPE x [<!ENTITY a "b">]><Everything></Everything>',
  ])('%s is malformed', (body) => {
    const request = { ...sent(restXml, restModel, 'Echo', {}), body: bytes(body) };
    expect(() => restXml.parse(restModel, request, 'Invalid')).toThrow(
      expect.objectContaining({ code: 'MalformedXML' }),
    );
  });

  test('nesting without end is read, not followed', () => {
    const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
    const request = { ...sent(restXml, restModel, 'Echo', {}), body: bytes(`<Everything>${deep}</Everything>`) };
    expect(restXml.parse(restModel, request, 'Invalid').input).toEqual({});
  });

  test('errors are wrapped, or bare as with S3', () => {
    const error = new ServiceException('NoSuchThing', 404, 'gone', { Hint: 'look' });
    expect(text(restXml.refusal(restModel, error, 'id-1').body)).toBe(
      `${DECLARATION}<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchThing.Query</Code><Message>gone</Message>` +
        '<Hint>look</Hint></Error><RequestId>id-1</RequestId></ErrorResponse>',
    );
    const bare = restXml.refusal(bareModel, error, 'id-1');
    expect(text(bare.body)).toBe(
      `${DECLARATION}<Error><Code>NoSuchThing.Query</Code><Message>gone</Message><Hint>look</Hint>` +
        '<RequestId>id-1</RequestId></Error>',
    );
    expect(restXml.readRefusal(bareModel, bare)).toEqual({
      code: 'NoSuchThing.Query',
      message: 'gone',
      members: { Hint: 'look' },
    });
  });

  test('the refusal of a HEAD has no body', () => {
    const response = { status: 404, headers: {}, body: new Uint8Array() };
    expect(restXml.readRefusal(bareModel, response)).toEqual({ code: '404', message: 'Not Found' });
  });
});
