/** The XML that AWS answers with: elements and text, no attributes that matter. */

export interface XmlElement {
  name: string;
  children: XmlElement[];
  text: string;
}

const TOKEN = /<\?[^>]*\?>|<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The root element. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', children: [], text: '' };
  const open = [root];
  for (const [, closing, name, selfClosing, characters] of text.matchAll(TOKEN)) {
    const current = open.at(-1) ?? root;
    if (characters !== undefined) current.text += unescaped(characters);
    else if (closing) open.pop();
    else if (name !== undefined) {
      const element: XmlElement = { name, children: [], text: '' };
      current.children.push(element);
      if (!selfClosing) open.push(element);
    }
  }
  return root.children[0] ?? root;
}

export const childOf = (element: XmlElement | undefined, name: string) =>
  element?.children.find((child) => child.name === name);

const unescaped = (text: string) =>
  text.replace(/&(#x?)?(\w+);/g, (_, number, name) => {
    if (!number) return ENTITIES[name] ?? `&${name};`;
    return String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10));
  });
