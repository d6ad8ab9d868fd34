/**
 * The XML that AWS's protocols speak: elements, attributes and text. No document type, hence no entities of its own.
 * https://www.w3.org/TR/xml/
 */

export interface XmlElement {
  /** With its prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string;
}

export class XmlError extends Error {}

/** A declaration or comment; a section of plain characters; a tag; or text. */
const TOKEN =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The root element. Throws an XmlError for what is not well formed. */
export function readXml(text: string): XmlElement {
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) throw new XmlError(`There is no tag and no text at ${at}.`);
    const [, plain, closing, name, attributes = '', selfClosing, characters] = token;
    const current = open.at(-1) ?? document;
    if (plain !== undefined) current.text += plain;
    else if (characters !== undefined) current.text += unescaped(characters);
    else if (name !== undefined && closing) {
      if (open.length < 2 || open.pop()?.name !== name)
        throw new XmlError(`There is no ${name} to be closed at ${at}.`);
    } else if (name !== undefined) {
      const element: XmlElement = { name, attributes: attributesOf(attributes), children: [], text: '' };
      current.children.push(element);
      if (!selfClosing) open.push(element);
    }
  }
  const [root, second] = document.children;
  if (!root || second || open.length > 1 || document.text.trim() !== '')
    throw new XmlError('There is not one element.');
  return root;
}

const attributesOf = (text: string) =>
  Object.fromEntries(
    Array.from(text.matchAll(ATTRIBUTE), ([, name, double, single]): [string, string] => [
      name ?? '',
      unescaped(double ?? single ?? ''),
    ]),
  );

/** A child by its name, whatever its prefix. */
export const childOf = (element: XmlElement | undefined, name: string) =>
  element?.children.find((child) => localName(child) === name);

export const localName = ({ name }: XmlElement) => name.slice(name.indexOf(':') + 1);

function unescaped(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (whole, number, name) => {
    if (!number) return ENTITIES[name] ?? whole;
    const code = Number.parseInt(name, number === '#x' ? 16 : 10);
    return code >= 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

/** An element of content that is XML already. */
export function xmlElement(name: string, content: string, attributes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${xmlText(value)}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** Control characters that XML has no way to say become the mark of what cannot be shown. */
export const xmlText = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => WRITTEN[character] ?? character);

const WRITTEN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};
