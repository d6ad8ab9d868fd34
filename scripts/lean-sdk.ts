/**
 * The exceptions of AWS's SDK in the build. Each client has one class for each of its exceptions, written out; they differ in name,
 * fault and members, and no more: here one function makes them.
 */
import type { Plugin } from 'vite';

const CLASS =
  /export class (\w+) extends __BaseException \{\s+static shapeId = "([\w.]+)#\1";\s+name = "\1";\s+\$fault = "(client|server)";((?:\s+\w+;)*)\s+constructor\(opts\) \{\s+super\(\{\s+name: "\1",\s+\$fault: "\3",\s+\.\.\.opts,?\s+\}\);\s+Object\.setPrototypeOf\(this, \1\.prototype\);((?:\s+this\.\w+ = opts\.\w+;)*)\s+\}\s+\}/g;

const MAKER = `const exception = (namespace, name, $fault, ...members) => {
  const Exception = class extends __BaseException {
    constructor(opts) {
      super({ name, $fault, ...opts });
      Object.setPrototypeOf(this, Exception.prototype);
      for (const member of members) this[member] = opts[member];
    }
  };
  Exception.shapeId = namespace + '#' + name;
  return Exception;
};`;

/** The module with a client's exceptions; what is written otherwise stays as it is. */
export function leanExceptions(module: string): string {
  const made = module.replace(CLASS, (written, name, namespace, fault, members: string, assignments: string) => {
    const names = members.match(/\w+/g) ?? [];
    const assigned = [...assignments.matchAll(/this\.(\w+) = opts\.\1;/g)].map(([, member]) => member);
    if (names.join() !== assigned.join()) return written;
    const values = [namespace, name, fault, ...names].map((each) => JSON.stringify(each)).join(', ');
    return `export const ${name} = /* @__PURE__ */ exception(${values});`;
  });
  return made === module ? module : made.replace(/^(?=export )/m, () => `${MAKER}\n`);
}

export function leanSdk(): Plugin {
  return {
    name: 'lean-sdk',
    apply: 'build',
    transform: {
      filter: { id: /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]models[\\/]errors\.js$/ },
      handler: (code) => ({ code: leanExceptions(code), map: null }),
    },
  };
}
