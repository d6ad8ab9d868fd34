/**
 * `--generate-cli-skeleton`: an input with every member, or an output as it would look.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html
 */
import type { Shape } from '../api/model.ts';
import { PythonFloat } from './python-text.ts';
import { isoTimestamp } from './timestamp.ts';

/** Text is its first choice or nothing; with `named`, it is the name of the member it stands in. */
export function skeletonOf(shape: Shape | undefined, named: boolean): unknown {
  return shape ? sample(shape, '', named, []) : {};
}

function sample(shape: Shape, name: string, named: boolean, around: readonly Shape[]): unknown {
  const inside = [...around, shape];
  const { type, item, value } = shape;
  switch (type) {
    case 'structure': {
      if (around.includes(shape)) return {};
      const members = shape.members.map((member) => [member.name, sample(member.shape, member.name, named, inside)]);
      return Object.fromEntries(members);
    }
    case 'list':
      return item ? [sample(item, named ? item.name : '', named, inside)] : [];
    case 'map':
      return { KeyName: value ? sample(value, '', named, inside) : null };
    case 'string':
      return named ? name : (shape.enum?.[0] ?? '');
    case 'boolean':
      return true;
    case 'timestamp':
      return isoTimestamp(0).replace('+00:00', '');
    case 'blob':
      return null;
    case 'double':
      return new PythonFloat(0);
    default:
      return 0;
  }
}
