/**
 * Cloudscape's classes where they are used. Each of its style sheets comes with a dictionary, from names to classes, and a
 * name would stand in the dictionary and wherever a script looks it up: the class stands there instead, and a dictionary
 * keeps what scripts look up by names that they put together. Rules for classes that no script asks for go.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /^ *import (\w+) from ['"](\.[^'"]*styles\.css(?:\.js)?)['"];$/gm;
const ENTRY = /^ *"([\w-]+)": "([\w-]+)",?$/gm;

interface Dictionary {
  classes: ReadonlyMap<string, string>;
  /** Looked up as they stand. */
  names: Set<string>;
  /** How names begin that are put together. Empty: any may be looked up. */
  beginnings: Set<string>;
}

export class CloudscapeClasses {
  readonly #dictionaries = new Map<string, Dictionary>();

  /** `scripts`: all that may be in the build, by their paths. */
  constructor(scripts: ReadonlyMap<string, string>) {
    for (const [file, text] of scripts)
      for (const { name, dictionary } of this.#imports(file, text))
        for (const { key, beginning } of lookUps(text, name)) {
          if (key === undefined) dictionary.beginnings.add(beginning);
          else dictionary.names.add(key);
        }
  }

  /** Of all dictionaries. */
  get styleSheets(): string[] {
    return [...this.#dictionaries.keys()].map(styleSheetOf).filter(existsSync);
  }

  /** The script with classes for names. */
  inScript(file: string, text: string): string {
    let result = text;
    for (const { name, dictionary } of this.#imports(file, text))
      result = result.replace(lookUpIn(name), (use, ...found) => {
        const key = keyOf(found);
        return key === undefined ? use : (JSON.stringify(dictionary.classes.get(key)) ?? 'undefined');
      });
    return result;
  }

  /** What has to stay of a dictionary. */
  inDictionary(file: string, text: string): string {
    const dictionary = this.#dictionaries.get(file);
    return dictionary
      ? text.replace(ENTRY, (entry, key: string) => (isPutTogether(dictionary, key) ? entry : ''))
      : text;
  }

  /** The style sheet without rules that are for nothing. */
  inStyleSheet(file: string, text: string): string {
    const dictionary = this.#dictionaries.get(file.replace(/styles\.scoped\.css$/, 'styles.css.js'));
    if (!dictionary) return text;
    const { classes, names } = dictionary;
    const unused = new Set<string>();
    for (const [key, name] of classes) if (!names.has(key) && !isPutTogether(dictionary, key)) unused.add(name);
    const matchesNothing = (selector: string) =>
      // of what stands in parentheses it need not be all
      [...withoutParentheses(selector).matchAll(/\.([\w-]+)/g)].some(([, name = '']) => unused.has(name));
    return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/([^{}]+)\{[^{}]*\}/g, (rule, selectors: string) => {
      const all = splitSelectors(selectors);
      const left = all.filter((selector) => !matchesNothing(selector));
      if (left.length === all.length) return rule;
      return left.length === 0 ? '' : `${left.join(',')} ${rule.slice(selectors.length)}`;
    });
  }

  #imports(file: string, text: string): { name: string; dictionary: Dictionary }[] {
    return [...text.matchAll(IMPORT)].flatMap(([, name = '', from = '']) => {
      const dictionary = this.#dictionary(resolve(dirname(file), from).replace(/(?:\.js)?$/, '.js'));
      return dictionary ? [{ name, dictionary }] : [];
    });
  }

  #dictionary(file: string): Dictionary | undefined {
    const known = this.#dictionaries.get(file);
    if (known || !existsSync(file)) return known;
    const entries = [...readFileSync(file, 'utf8').matchAll(ENTRY)].map(
      ([, key = '', name = '']) => [key, name] as const,
    );
    const dictionary = { classes: new Map(entries), names: new Set<string>(), beginnings: new Set<string>() };
    this.#dictionaries.set(file, dictionary);
    return dictionary;
  }
}

const styleSheetOf = (dictionary: string) => dictionary.replace(/styles\.css\.js$/, 'styles.scoped.css');

const isPutTogether = ({ beginnings }: Dictionary, key: string) =>
  [...beginnings].some((beginning) => key.startsWith(beginning));

/** A dictionary's name in a script, with what is looked up in it if that is one name or begins as one. */
const lookUpIn = (name: string) =>
  new RegExp(
    `(?<![\\w$.'"/-])${name}(?![\\w$'"/-])(?:\\.([A-Za-z_]\\w*)|\\['([\\w-]+)'\\]|\\[\`([\\w-]+)\`\\]|\\[\`([\\w-]+)\\$\\{)?`,
    'g',
  );

const keyOf = ([property, quoted, template]: (string | undefined)[]) => property ?? quoted ?? template;

function lookUps(text: string, name: string): { key: string | undefined; beginning: string }[] {
  const uses = [...text.replace(IMPORT, '').matchAll(lookUpIn(name))];
  return uses.map(([, ...found]) => ({ key: keyOf(found), beginning: found[3] ?? '' }));
}

function withoutParentheses(selector: string): string {
  const inner = /\([^()]*\)/g;
  let left = selector;
  while (inner.test(left)) left = left.replace(inner, '');
  return left;
}

/** At the commas outside of parentheses. */
function splitSelectors(selectors: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of selectors) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push(parts.pop() + sign);
  }
  return parts;
}
