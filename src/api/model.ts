/**
 * A service of AWS as data: its operations with their routes, and its shapes with their constraints, linked from the
 * generated JSON (scripts/generate-models.mjs). It drives the protocols, validation and errors, and the terminal.
 * https://smithy.io/2.0/spec/protocol-traits.html
 */
import { RouteTable } from './routes.ts';
import type { TimestampFormat } from './timestamp.ts';

export type ShapeType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'boolean'
  | 'integer'
  | 'long'
  | 'double'
  | 'blob'
  | 'timestamp';

/** Where a member travels; without a location it is in the body. `headers`: a map, one header with a prefix each. */
export type MemberLocation = 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode';

interface XmlNamespace {
  uri: string;
  prefix?: string;
}

interface MemberJson {
  shape: string;
  eventpayload?: boolean;
  location?: string;
  locationName?: string;
  queryName?: string;
  timestampFormat?: string;
  xmlAttribute?: boolean;
  xmlNamespace?: XmlNamespace;
  idempotencyToken?: boolean;
  formName?: string;
}

interface ShapeJson {
  type: string;
  members?: Record<string, MemberJson>;
  required?: string[];
  member?: MemberJson;
  key?: MemberJson;
  value?: MemberJson;
  payload?: string;
  flattened?: boolean;
  timestampFormat?: string;
  union?: boolean;
  locationName?: string;
  xmlNamespace?: XmlNamespace;
  pattern?: string;
  acceptedPattern?: string;
  min?: number;
  max?: number;
  enum?: string[];
  sensitive?: boolean;
  plainMember?: boolean;
  silentOnNull?: boolean;
  shownBesides?: string[];
  eventstream?: boolean;
  status?: number;
  fault?: string;
  queryCode?: string;
}

interface OperationJson {
  method: string;
  uri: string;
  status: number;
  input?: string;
  output?: string;
  inputRoot?: { name: string; xmlNamespace?: XmlNamespace };
  errors: string[];
}

export interface ModelJson {
  apiVersion: string;
  targetPrefix?: string;
  jsonVersion?: string;
  xmlNamespace?: string;
  bareErrors?: boolean;
  operations: Record<string, OperationJson>;
  shapes: Record<string, ShapeJson>;
}

export interface Member {
  name: string;
  /** As validation messages and Java write it: first letter in lower case. */
  javaName: string;
  shape: Shape;
  required: boolean;
  location: MemberLocation | undefined;
  /** Of an event of a stream: the member that is its whole body. */
  eventPayload: boolean;
  /** Name in the location: label, query parameter, header in lower case, or in the body. */
  wireName: string;
  /** Name in a form of EC2, when it has one of its own there. */
  queryName: string | undefined;
  /** Name in a form of AWS Query and in the XML that answers it, when it is another than in JSON. */
  formName: string | undefined;
  /** When it is not the shape's. */
  timestampFormat: TimestampFormat | undefined;
  xmlAttribute: boolean;
  xmlNamespace: XmlNamespace | undefined;
  /** A client fills it in when the caller does not. */
  idempotencyToken: boolean;
}

export interface Shape {
  name: string;
  type: ShapeType;
  /** Of a structure, in the model's order. */
  members: readonly Member[];
  /** Of them, those that travel in the body, and those that do not. */
  inBody: readonly Member[];
  outsideBody: readonly Member[];
  /** Of a structure: the member that is the whole body. */
  payload: Member | undefined;
  /** Of a list, and what one item is called where items have names. */
  item: Shape | undefined;
  itemName: string | undefined;
  /** Of a map, and what its parts are called. */
  key: Shape | undefined;
  keyName: string;
  value: Shape | undefined;
  valueName: string;
  /** A list or map whose items stand where it would, in forms and in XML. */
  flattened: boolean;
  timestampFormat: TimestampFormat | undefined;
  /** A structure of which exactly one member is set. */
  union: boolean;
  /** Of a structure that is a whole XML document: its root. */
  rootName: string | undefined;
  xmlNamespace: XmlNamespace | undefined;
  /** Regular expression in Java's syntax, for the whole text. */
  pattern: string | undefined;
  /** What is really accepted, when that is more than the pattern that messages name. */
  acceptedPattern: string | undefined;
  min: number | undefined;
  max: number | undefined;
  enum: readonly string[] | undefined;
  /** Messages do not repeat its value. */
  sensitive: boolean;
  /** A list that is told of its item's constraint as if the item stood alone. */
  plainMember: boolean;
  /** A list whose refusals do not say that its items must not be null. */
  silentOnNull: boolean;
  /** Of a structure: members that only refusals show, always without a value. */
  shownBesides: readonly string[];
  /** A structure that is a stream of its members, one event each. */
  eventStream: boolean;
}

export interface ErrorModel {
  name: string;
  status: number;
  /** `Type` in the body of the answer. */
  fault: 'User' | 'Service';
  members: readonly Member[];
  /** What the same error is called in the Query protocol, for services that spoke it before. */
  queryCode: string | undefined;
  /** What the member with the message is called. */
  messageMember: 'message' | 'Message';
}

export interface OperationModel {
  name: string;
  method: string;
  /** With labels in braces and, for one operation, a fixed query. */
  uri: string;
  /** Of the answer, unless it has a member for it. */
  status: number;
  input: Shape | undefined;
  output: Shape | undefined;
  /** Of an input that is a whole XML document. */
  inputRoot: { name: string; xmlNamespace: XmlNamespace | undefined } | undefined;
  errors: readonly string[];
}

export interface ServiceModel {
  apiVersion: string;
  /** Of services that speak AWS JSON: what stands before the operation in `X-Amz-Target`, and the protocol's version. */
  targetPrefix: string | undefined;
  jsonVersion: string | undefined;
  /** Of services that answer with XML. */
  xmlNamespace: string | undefined;
  /** Errors in XML stand alone, without an ErrorResponse around them. */
  bareErrors: boolean;
  operations: ReadonlyMap<string, OperationModel>;
  shapes: ReadonlyMap<string, Shape>;
  errors: ReadonlyMap<string, ErrorModel>;
  routes: RouteTable<OperationModel>;
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Links the generated JSON: shapes refer to shapes, operations to their input and output. */
export function serviceModel(json: ModelJson): ServiceModel {
  const shapes = new Map<string, Shape>();

  const shapeOf = (name: string): Shape => {
    const known = shapes.get(name);
    if (known) return known;
    const source = json.shapes[name];
    if (!source) throw new Error(`The model has no shape ${name}.`);
    const shape: Shape = {
      name,
      type: (source.type === 'float' ? 'double' : source.type) as ShapeType,
      members: [],
      inBody: [],
      outsideBody: [],
      payload: undefined,
      item: undefined,
      itemName: source.member?.locationName,
      key: undefined,
      keyName: source.key?.locationName ?? 'key',
      value: undefined,
      valueName: source.value?.locationName ?? 'value',
      flattened: source.flattened ?? false,
      timestampFormat: source.timestampFormat as TimestampFormat | undefined,
      union: source.union ?? false,
      rootName: source.locationName,
      xmlNamespace: source.xmlNamespace,
      pattern: source.pattern,
      acceptedPattern: source.acceptedPattern,
      min: source.min,
      max: source.max,
      enum: source.enum,
      sensitive: source.sensitive ?? false,
      plainMember: source.plainMember ?? false,
      silentOnNull: source.silentOnNull ?? false,
      shownBesides: source.shownBesides ?? [],
      eventStream: source.eventstream ?? false,
    };
    // known before its members, so that a shape may contain itself
    shapes.set(name, shape);
    shape.members = membersOf(source);
    shape.inBody = shape.members.filter(({ location }) => location === undefined);
    shape.outsideBody = shape.members.filter(({ location }) => location !== undefined);
    shape.payload = shape.members.find((member) => member.name === source.payload);
    if (source.member) shape.item = shapeOf(source.member.shape);
    if (source.key) shape.key = shapeOf(source.key.shape);
    if (source.value) shape.value = shapeOf(source.value.shape);
    return shape;
  };

  const membersOf = (source: ShapeJson): Member[] =>
    Object.entries(source.members ?? {}).map(([name, { shape, location, locationName = name, ...traits }]) => ({
      name,
      javaName: lowerFirst(name),
      shape: shapeOf(shape),
      required: source.required?.includes(name) ?? false,
      location: location as MemberLocation | undefined,
      eventPayload: traits.eventpayload ?? false,
      wireName: location?.startsWith('header') ? locationName.toLowerCase() : locationName,
      queryName: traits.queryName,
      formName: traits.formName,
      timestampFormat: traits.timestampFormat as TimestampFormat | undefined,
      xmlAttribute: traits.xmlAttribute ?? false,
      xmlNamespace: traits.xmlNamespace,
      idempotencyToken: traits.idempotencyToken ?? false,
    }));

  const errors = new Map<string, ErrorModel>();
  for (const [name, source] of Object.entries(json.shapes)) {
    const { members } = shapeOf(name);
    if (source.status === undefined) continue;
    errors.set(name, {
      name,
      status: source.status,
      fault: source.fault === 'User' ? 'User' : 'Service',
      queryCode: source.queryCode,
      members,
      messageMember: members.some((member) => member.name === 'Message') ? 'Message' : 'message',
    });
  }

  const operations = new Map<string, OperationModel>();
  const routes = new RouteTable<OperationModel>();
  for (const [name, { input, output, inputRoot, ...rest }] of Object.entries(json.operations)) {
    const operation: OperationModel = {
      name,
      ...rest,
      inputRoot: inputRoot && { xmlNamespace: undefined, ...inputRoot },
      input: input === undefined ? undefined : shapeOf(input),
      output: output === undefined ? undefined : shapeOf(output),
    };
    operations.set(name, operation);
    const required = operation.input?.members.filter((member) => member.required) ?? [];
    const namesAt = (place: MemberLocation) =>
      required.filter(({ location }) => location === place).map(({ wireName }) => wireName);
    const parameters = { query: namesAt('querystring'), headers: namesAt('header') };
    routes.add(operation.method, operation.uri, operation, parameters);
  }
  const { apiVersion, targetPrefix, jsonVersion, xmlNamespace, bareErrors = false } = json;
  return { apiVersion, targetPrefix, jsonVersion, xmlNamespace, bareErrors, operations, shapes, errors, routes };
}
