import type { ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { slug } from './ids.ts';
import type { Heading } from './publication.ts';
import type { Report } from './report.ts';
import { withoutReadings } from './ruby.ts';

/** Gives every heading its id, and lists them. */
export function headingsOf(
  body: ElementContent[],
  id: string,
  giveId: (wish: string) => string,
  report: Report,
): Heading[] {
  const headings: Heading[] = [];
  const look = (nodes: ElementContent[]) => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      const level = /^h([1-6])$/.exec(node.tagName)?.[1];
      if (!level) {
        look(node.children);
        continue;
      }
      const content = withoutMarks(node.children);
      const text = textOf({ type: 'root', children: content }).replace(/\s+/g, ' ').trim();
      node.properties.id = giveId([id, slug(text)].filter(Boolean).join('-'));
      const last = headings.at(-1)?.level ?? 1;
      if (Number(level) > last + 1) {
        report(
          'heading-level',
          'warning',
          `“${text}” skips a level: a heading of level ${level} follows one of level ${last}.`,
          node,
        );
      }
      if (level === '1' && headings.length > 0) {
        report(
          'heading-level',
          'warning',
          `“${text}” is a second title in this chapter. Make it a section (\`##\`) or a chapter of its own.`,
          node,
        );
      }
      headings.push({ level: Number(level), id: node.properties.id, text, content });
    }
  };
  look(body);
  return headings;
}

/**
 * A heading or caption as contents and running heads repeat it: without note references, page marks, readings in ruby, ids and line
 * breaks, pictures by their alternative text.
 */
export function withoutMarks(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'br') return [{ type: 'text', value: ' ' }];
    if (node.tagName === 'img')
      return node.properties.alt ? [{ type: 'text', value: String(node.properties.alt) }] : [];
    const { className, id: _, href: __, ...properties } = node.properties;
    if (Array.isArray(className) && (className.includes('noteref') || className.includes('pagebreak')))
      return [];
    if (node.tagName === 'a') return withoutMarks(node.children);
    if (node.tagName === 'ruby') return withoutMarks(withoutReadings(node));
    return [
      {
        ...node,
        properties: { ...properties, ...(className && { className }) },
        children: withoutMarks(node.children),
      },
    ];
  });
}
