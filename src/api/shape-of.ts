/** The shape of what an operation of Lambda takes, member by member: a form asks AWS's own validation with it. */
import { invariant } from './errors.ts';
import type { Shape } from './model.ts';
import { SERVICES } from './services.ts';

/** The names `key`, `value` and `item` lead into a map or a list. */
export function shapeOf(operation: string, ...path: string[]): Shape {
  let shape = SERVICES.lambda.model.operations.get(operation)?.input;
  for (const name of path) {
    const inner = name === 'key' || name === 'value' || name === 'item' ? shape?.[name] : undefined;
    shape = inner ?? shape?.members.find((member) => member.name === name)?.shape;
  }
  invariant(shape, `the model has ${operation} ${path.join('.')}`);
  return shape;
}
