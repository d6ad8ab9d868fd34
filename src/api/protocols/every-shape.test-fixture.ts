/** A service that has every kind of shape, once as RPC protocols bind it, once as the REST protocols do. */
import { type ModelJson, type ServiceModel, serviceModel } from '../model.ts';

const shapes: ModelJson['shapes'] = {
  Text: { type: 'string' },
  Flag: { type: 'boolean' },
  Whole: { type: 'integer' },
  Large: { type: 'long' },
  Real: { type: 'double' },
  Single: { type: 'float' },
  Bytes: { type: 'blob' },
  Time: { type: 'timestamp' },
  IsoTime: { type: 'timestamp', timestampFormat: 'iso8601' },
  HttpTime: { type: 'timestamp', timestampFormat: 'rfc822' },
  UnixTime: { type: 'timestamp', timestampFormat: 'unixTimestamp' },
  Texts: { type: 'list', member: { shape: 'Text' } },
  NamedTexts: { type: 'list', member: { shape: 'Text', locationName: 'item' } },
  FlatTexts: { type: 'list', flattened: true, member: { shape: 'Text' } },
  FlatNamedTexts: { type: 'list', flattened: true, member: { shape: 'Text', locationName: 'FlatItem' } },
  Times: { type: 'list', member: { shape: 'Time' } },
  Pairs: { type: 'list', member: { shape: 'Pair' } },
  Matrix: { type: 'list', member: { shape: 'Texts' } },
  Labels: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  FlatLabels: {
    type: 'map',
    flattened: true,
    key: { shape: 'Text', locationName: 'Name' },
    value: { shape: 'Text', locationName: 'Value' },
  },
  PairsByName: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Pair' } },
  Pair: {
    type: 'structure',
    members: { Left: { shape: 'Text' }, Right: { shape: 'Whole', locationName: 'right' }, Inner: { shape: 'Pair' } },
  },
  Choice: { type: 'structure', union: true, members: { One: { shape: 'Text' }, Two: { shape: 'Pair' } } },
  Everything: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Flag: { shape: 'Flag' },
      Whole: { shape: 'Whole' },
      Large: { shape: 'Large' },
      Real: { shape: 'Real' },
      Single: { shape: 'Single' },
      Bytes: { shape: 'Bytes' },
      Time: { shape: 'Time' },
      IsoTime: { shape: 'IsoTime' },
      HttpTime: { shape: 'HttpTime' },
      UnixTime: { shape: 'UnixTime' },
      OwnTime: { shape: 'Time', timestampFormat: 'iso8601' },
      Texts: { shape: 'Texts' },
      NamedTexts: { shape: 'NamedTexts' },
      FlatTexts: { shape: 'FlatTexts' },
      FlatNamedTexts: { shape: 'FlatNamedTexts' },
      Times: { shape: 'Times' },
      Pairs: { shape: 'Pairs' },
      Matrix: { shape: 'Matrix' },
      Labels: { shape: 'Labels' },
      FlatLabels: { shape: 'FlatLabels' },
      PairsByName: { shape: 'PairsByName' },
      Pair: { shape: 'Pair', locationName: 'pair', queryName: 'PairOfEc2' },
      Choice: { shape: 'Choice' },
      Attribute: { shape: 'Text' },
    },
  },
  Located: {
    type: 'structure',
    required: ['Label', 'Path'],
    members: {
      Label: { shape: 'Text', location: 'uri', locationName: 'Label' },
      Path: { shape: 'Text', location: 'uri', locationName: 'Path' },
      Query: { shape: 'Whole', location: 'querystring', locationName: 'q' },
      QueryTime: { shape: 'Time', location: 'querystring', locationName: 'at' },
      QueryTexts: { shape: 'Texts', location: 'querystring', locationName: 't' },
      Header: { shape: 'Text', location: 'header', locationName: 'X-Text' },
      HeaderFlag: { shape: 'Flag', location: 'header', locationName: 'X-Flag' },
      HeaderTime: { shape: 'Time', location: 'header', locationName: 'X-Time' },
      HeaderTexts: { shape: 'Texts', location: 'header', locationName: 'X-Texts' },
      Metadata: { shape: 'Labels', location: 'headers', locationName: 'x-meta-' },
      Body: { shape: 'Pair' },
    },
  },
  LocatedOutput: {
    type: 'structure',
    members: {
      Status: { shape: 'Whole', location: 'statusCode' },
      Header: { shape: 'Text', location: 'header', locationName: 'X-Text' },
      HeaderTime: { shape: 'Time', location: 'header', locationName: 'X-Time' },
      HeaderTexts: { shape: 'Texts', location: 'header', locationName: 'X-Texts' },
      Metadata: { shape: 'Labels', location: 'headers', locationName: 'x-meta-' },
      Body: { shape: 'Pair' },
    },
  },
  BytesPayload: {
    type: 'structure',
    payload: 'Bytes',
    members: { Bytes: { shape: 'Bytes' }, Header: { shape: 'Text', location: 'header', locationName: 'X-Text' } },
  },
  TextPayload: { type: 'structure', payload: 'Text', members: { Text: { shape: 'Text' } } },
  PairPayload: {
    type: 'structure',
    payload: 'Pair',
    members: { Pair: { shape: 'Pair', locationName: 'ThePair', xmlNamespace: { uri: 'https://pair.test/' } } },
  },
  Attributed: {
    type: 'structure',
    members: {
      Kind: { shape: 'Text', xmlAttribute: true, locationName: 'xsi:type' },
      Pair: { shape: 'Pair', xmlNamespace: { prefix: 'xsi', uri: 'https://xsi.test/' } },
    },
  },
  AttributedPayload: { type: 'structure', payload: 'It', members: { It: { shape: 'Attributed' } } },
  Stream: {
    type: 'structure',
    eventstream: true,
    members: { Chunk: { shape: 'Chunk' }, Done: { shape: 'Pair' } },
  },
  Chunk: { type: 'structure', members: { Bytes: { shape: 'Bytes', eventpayload: true } } },
  StreamPayload: { type: 'structure', payload: 'Events', members: { Events: { shape: 'Stream' } } },
  Limited: { type: 'structure', required: ['Short'], members: { Short: { shape: 'ShortText' } } },
  ShortText: { type: 'string', max: 3 },
  NoSuchThing: {
    type: 'structure',
    status: 404,
    fault: 'User',
    queryCode: 'NoSuchThing.Query',
    members: { message: { shape: 'Text' }, Hint: { shape: 'Text' } },
  },
};

const operation = (input: string, output: string, uri: string, method = 'POST') => ({
  method,
  uri,
  status: 200,
  input,
  output,
  errors: ['NoSuchThing'],
});

const head = {
  apiVersion: '2020-01-01',
  targetPrefix: 'Every_20200101',
  jsonVersion: '1.1',
  xmlNamespace: 'https://every.test/',
};

const rpc = {
  Echo: operation('Everything', 'Everything', '/'),
  Limit: operation('Limited', 'Everything', '/'),
};

const rest = {
  Echo: operation('Everything', 'Everything', '/v1/everything'),
  Limit: operation('Limited', 'Everything', '/v1/limited'),
  Locate: operation('Located', 'LocatedOutput', '/v1/{Label}/things/{Path+}?fixed=yes', 'PUT'),
  PutBytes: operation('BytesPayload', 'BytesPayload', '/v1/bytes', 'PUT'),
  PutText: operation('TextPayload', 'TextPayload', '/v1/text', 'PUT'),
  PutPair: operation('PairPayload', 'PairPayload', '/v1/pair', 'PUT'),
  PutAttributed: operation('AttributedPayload', 'AttributedPayload', '/v1/attributed', 'PUT'),
  Follow: operation('StreamPayload', 'StreamPayload', '/v1/stream'),
};

export const rpcModel: ServiceModel = serviceModel({ ...head, operations: rpc, shapes });
/** One that spoke AWS Query before. */
export const compatibleModel: ServiceModel = serviceModel({ ...head, jsonVersion: '1.0', operations: rpc, shapes });
export const restModel: ServiceModel = serviceModel({ ...head, operations: rest, shapes });
export const bareModel: ServiceModel = serviceModel({ ...head, bareErrors: true, operations: rest, shapes });

/** Seconds of a time with a fraction, and of one without. */
export const AT = Date.UTC(2026, 2, 1, 10, 20, 30) / 1000;

/** One value of each kind, by member of `Everything`. */
export const VALUES: Readonly<Record<string, unknown>> = {
  Text: 'a <b> & "c" é 漢 \n end',
  Flag: false,
  Whole: -7,
  Large: 9_007_199_254_740_991,
  Real: 2.5,
  Single: 0.25,
  Bytes: Uint8Array.of(0, 255, 128, 10),
  Time: AT,
  IsoTime: AT + 0.25,
  HttpTime: AT,
  UnixTime: AT,
  OwnTime: AT,
  Texts: ['one', '', 'three'],
  NamedTexts: ['one', 'two'],
  FlatTexts: ['one', 'two'],
  FlatNamedTexts: ['one', 'two'],
  Times: [AT, AT + 1],
  Pairs: [{ Left: 'l' }, { Right: 2 }],
  Matrix: [['a', 'b'], ['c']],
  Labels: { plain: 'value', 'a.b c&d': 'x=y' },
  FlatLabels: { one: '1', two: '2' },
  PairsByName: { first: { Left: 'l', Right: 1 } },
  Pair: { Left: 'outer', Inner: { Left: 'inner', Inner: { Right: 3 } } },
  Choice: { Two: { Left: 'chosen' } },
};
