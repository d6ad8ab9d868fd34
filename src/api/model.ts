/**
 * A service of AWS as data: its operations with their routes, and its shapes with their constraints, linked from the
 * generated JSON (scripts/generate-models.mjs). It drives routing, parsing, validation and errors, and the terminal.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
import { RouteTable } from './routes.ts';

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

/** Where a member travels; without a location it is in the JSON body. */
export type MemberLocation = 'uri' | 'querystring' | 'header' | 'statusCode';

interface MemberJson {
  shape: string;
  eventpayload?: boolean;
  location?: string;
  locationName?: string;
}

interface ShapeJson {
  type: string;
  members?: Record<string, MemberJson>;
  required?: string[];
  member?: MemberJson;
  key?: MemberJson;
  value?: MemberJson;
  payload?: string;
  pattern?: string;
  acceptedPattern?: string;
  min?: number;
  max?: number;
  enum?: string[];
  sensitive?: boolean;
  plainMember?: boolean;
  silentOnNull?: boolean;
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
  errors: string[];
}

export interface ModelJson {
  apiVersion: string;
  targetPrefix?: string;
  jsonVersion?: string;
  xmlNamespace?: string;
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
  /** Name in the location: label, query parameter, or header in lower case. */
  wireName: string;
}

export interface Shape {
  name: string;
  type: ShapeType;
  /** Of a structure, in the model's order. */
  members: readonly Member[];
  /** Of a structure: the member that is the whole body. */
  payload: Member | undefined;
  /** Of a list. */
  item: Shape | undefined;
  /** Of a map. */
  key: Shape | undefined;
  value: Shape | undefined;
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
  errors: readonly string[];
}

export interface ServiceModel {
  apiVersion: string;
  /** Of services that speak AWS JSON: what stands before the operation in `X-Amz-Target`, and the protocol's version. */
  targetPrefix: string | undefined;
  jsonVersion: string | undefined;
  /** Of services that speak AWS Query. */
  xmlNamespace: string | undefined;
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
      type: source.type as ShapeType,
      members: [],
      payload: undefined,
      item: undefined,
      key: undefined,
      value: undefined,
      pattern: source.pattern,
      acceptedPattern: source.acceptedPattern,
      min: source.min,
      max: source.max,
      enum: source.enum,
      sensitive: source.sensitive ?? false,
      plainMember: source.plainMember ?? false,
      silentOnNull: source.silentOnNull ?? false,
      eventStream: source.eventstream ?? false,
    };
    // known before its members, so that a shape may contain itself
    shapes.set(name, shape);
    shape.members = membersOf(source);
    shape.payload = shape.members.find((member) => member.name === source.payload);
    if (source.member) shape.item = shapeOf(source.member.shape);
    if (source.key) shape.key = shapeOf(source.key.shape);
    if (source.value) shape.value = shapeOf(source.value.shape);
    return shape;
  };

  const membersOf = (source: ShapeJson): Member[] =>
    Object.entries(source.members ?? {}).map(([name, { shape, location, locationName, eventpayload }]) => ({
      name,
      javaName: lowerFirst(name),
      shape: shapeOf(shape),
      required: source.required?.includes(name) ?? false,
      location: location as MemberLocation | undefined,
      eventPayload: eventpayload ?? false,
      wireName: location === 'header' ? (locationName ?? name).toLowerCase() : (locationName ?? name),
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
  for (const [name, { input, output, ...rest }] of Object.entries(json.operations)) {
    const operation: OperationModel = {
      name,
      ...rest,
      input: input === undefined ? undefined : shapeOf(input),
      output: output === undefined ? undefined : shapeOf(output),
    };
    operations.set(name, operation);
    routes.add(operation.method, operation.uri, operation);
  }
  const { apiVersion, targetPrefix, jsonVersion, xmlNamespace } = json;
  return { apiVersion, targetPrefix, jsonVersion, xmlNamespace, operations, shapes, errors, routes };
}
