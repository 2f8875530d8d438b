import type { Comment, Element, Properties } from 'hast';
import { raw } from 'hast-util-raw';
import { type Schema, sanitize } from 'hast-util-sanitize';
import type { Html, Nodes, Parents } from 'mdast';
import { languageForm } from './attribute-forms.ts';
import type { Report } from './report.ts';
import { mayStandIn, setRuby } from './ruby.ts';

const language = ['lang', languageForm] as [string, RegExp];
const direction = ['dir', 'ltr', 'rtl'] as [string, string, string];

/** The HTML that a manuscript may hold: inline tags for what Markdown has no sign for, and nothing that acts. */
const schema: Schema = {
  tagNames: ['span', 'i', 'em', 'cite', 'b', 'strong', 'abbr', 'sup', 'sub', 'br', 'ruby', 'rt'],
  attributes: {
    span: [language, direction, ['className', 'small-caps']],
    i: [language, direction],
    em: [language, direction],
    cite: [language, direction],
    abbr: ['title'],
    ruby: [language, direction],
  },
  strip: ['script'],
};

/** An allowed inline element; `mdast-util-to-hast` makes the element that `data` names. */
export interface TagNode {
  type: 'tag';
  data: { hName: string; hProperties: Properties };
  children: Nodes[];
}

/**
 * Turns the allowed HTML tags of a tree into elements, in place. What is not allowed stays as text, visible to the
 * editor who has to take it out; only comments vanish.
 */
export function inlineTags(
  parent: Parents,
  report: Report,
  seen = new Map<string, TagNode | undefined>(),
): void {
  const children: Nodes[] = [];
  const open: { tag: TagNode; from: Html }[] = [];
  const add = (node: Nodes) => (open.at(-1)?.tag.children ?? children).push(node);

  for (const child of parent.children as Nodes[]) {
    if (child.type !== 'html') {
      if ('children' in child) inlineTags(child, report, seen);
      add(child);
      continue;
    }
    if (/^<!--[\s\S]*-->$/.test(child.value.trim())) continue;
    const closing = /^<\/([A-Za-z]+)\s*>$/.exec(child.value)?.[1]?.toLowerCase();
    if (closing !== undefined && closing === open.at(-1)?.tag.data.hName) {
      const { tag, from } = open.pop()!;
      if (closing === 'ruby') for (const mark of setRuby(tag, from, report)) add(mark);
      continue;
    }
    const tag = closing === undefined ? allowedTag(child.value, seen, open.at(-1)?.tag) : undefined;
    const holdsBlocks = parent.type === 'root' || isContainer(parent);
    if (!tag || (holdsBlocks && tag.data.hName !== 'br')) {
      const advice = holdsBlocks && opening.test(child.value) ? ` ${advised(tag)}` : '';
      const message = `The tag \`${child.value}\` may not stand here, so it is printed as it is.${advice}`;
      report('html-not-allowed', 'error', message, child);
      add(holdsBlocks ? { type: 'paragraph', children: [asText(child)] } : asText(child));
      continue;
    }
    add(tag as unknown as Nodes);
    if (tag.data.hName !== 'br') open.push({ tag, from: child });
  }
  for (const { from } of open) {
    report(
      'html-not-closed',
      'error',
      `The tag \`${from.value}\` is never closed, so it goes on to the end of its paragraph.`,
      from,
    );
  }
  parent.children = children as typeof parent.children;
}

/** A tag that would be allowed in a line. */
const opening = new RegExp(`^<(?:${schema.tagNames!.join('|')})[\\s>]`, 'i');

/** What to write instead of a tag around paragraphs. */
function advised(tag: TagNode | undefined): string {
  const { lang } = tag?.data.hProperties ?? {};
  const container = lang ? `:::passage{lang=${lang}}` : ':::passage{lang=fr}';
  return `It belongs into a line, around words; put paragraphs in another language between \`${container}\` and \`:::\`.`;
}

function isContainer(parent: Parents): boolean {
  return ['blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'].includes(parent.type);
}

function asText(node: Html): Nodes & { type: 'text' } {
  return { type: 'text', value: node.value, ...(node.position && { position: node.position }) };
}

/** The element that a tag opens, where the whole of it is allowed; the same tags stand in a book again and again. */
function allowedTag(
  value: string,
  seen: Map<string, TagNode | undefined>,
  around: TagNode | undefined,
): TagNode | undefined {
  if (!seen.has(value)) seen.set(value, readTag(value));
  const tag = seen.get(value);
  if (tag && !mayStandIn(around, tag)) return undefined;
  return tag && { ...tag, data: { ...tag.data, hProperties: { ...tag.data.hProperties } }, children: [] };
}

function readTag(value: string): TagNode | undefined {
  const element = firstElement(value);
  const safe = element && sanitize(element, schema);
  if (safe?.type !== 'element' || JSON.stringify(safe.properties) !== JSON.stringify(element!.properties))
    return undefined;
  return { type: 'tag', data: { hName: safe.tagName, hProperties: safe.properties }, children: [] };
}

function firstElement(value: string): Element | undefined {
  const root = raw({ type: 'root', children: [{ type: 'raw', value } as unknown as Comment] });
  const [only, ...rest] = root.type === 'root' ? root.children : [];
  return only?.type === 'element' && rest.length === 0 && only.children.length === 0 ? only : undefined;
}
