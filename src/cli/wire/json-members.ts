/** Members in a JSON body, by the model's shapes, as a client writes and reads them. */
import { encodeBase64 } from '../../api/base64.ts';
import type { Member, Shape } from '../../api/model.ts';
import { isoTimestamp, secondsOf } from '../timestamp.ts';

export function toJson(shape: Shape, value: unknown): unknown {
  const { type, item, value: mapped } = shape;
  if (type === 'blob') return value instanceof Uint8Array ? encodeBase64(value) : value;
  if (type === 'timestamp') return secondsOf(value);
  if (item && Array.isArray(value)) return value.map((each) => toJson(item, each));
  if (typeof value !== 'object' || value === null) return value;
  if (mapped) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toJson(mapped, each)]));
  if (type === 'structure') return membersToJson(shape.members, value as Record<string, unknown>);
  return value;
}

export const membersToJson = (members: readonly Member[], values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    members
      .filter((member) => values[member.name] !== undefined)
      .map((member) => [member.name, toJson(member.shape, values[member.name])]),
  );

/** In the model's order; what the model does not know, and null, is left out. */
export function membersFromJson(members: readonly Member[], body: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    members
      .filter((member) => body[member.name] !== undefined && body[member.name] !== null)
      .map((member) => [member.name, fromJson(member.shape, body[member.name])]),
  );
}

function fromJson(shape: Shape, value: unknown): unknown {
  const { type, item, value: mapped } = shape;
  if (type === 'timestamp') return typeof value === 'number' ? isoTimestamp(value) : value;
  if (item && Array.isArray(value)) return value.map((each) => fromJson(item, each));
  if (typeof value !== 'object' || value === null) return value;
  if (mapped) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromJson(mapped, each)]));
  return type === 'structure' ? membersFromJson(shape.members, value as Record<string, unknown>) : value;
}

export function readJsonText(body: Uint8Array): Record<string, unknown> {
  if (body.length === 0) return {};
  const value: unknown = JSON.parse(new TextDecoder().decode(body));
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Code and message, wherever AWS's JSON protocols put them. */
export function readJsonRefusal(headers: Readonly<Record<string, string>>, body: Uint8Array) {
  const members = readJsonText(body);
  const type = headers['x-amzn-errortype'] ?? members.__type ?? members.code ?? 'Unknown';
  const code = String(type).split(':')[0]?.split('#').at(-1) ?? '';
  return { code, message: String(members.message ?? members.Message ?? '') };
}
