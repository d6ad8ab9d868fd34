/** The single values of an input or output, wherever they stand in it, changed by what the model says they are. */
import type { Shape } from '../api/model.ts';

type Change = (shape: Shape, value: unknown) => unknown;

/** What the model does not know, and what has not the form it says, stays as it is. */
export function mapLeaves(shape: Shape, value: unknown, change: Change): unknown {
  if (value === null || value === undefined) return value;
  const { item, value: mapped } = shape;
  switch (shape.type) {
    case 'structure':
      return isRecord(value) ? mapMembers(shape, value, change) : value;
    case 'list':
      return item && Array.isArray(value) ? value.map((each) => mapLeaves(item, each, change)) : value;
    case 'map':
      return mapped && isRecord(value) ? mapEntries(value, () => mapped, change) : value;
    default:
      return change(shape, value);
  }
}

function mapMembers({ members }: Shape, value: object, change: Change): Record<string, unknown> {
  const shapes = new Map(members.map((member) => [member.name, member.shape]));
  return mapEntries(value, (name) => shapes.get(name), change);
}

function mapEntries(value: object, shapeOf: (name: string) => Shape | undefined, change: Change) {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const shape = shapeOf(name);
      return [name, shape ? mapLeaves(shape, each, change) : each];
    }),
  );
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array);
