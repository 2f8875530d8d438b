import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { mathElements, mathStyle } from './mathematics.ts';

const everywhere = ['id', 'lang', 'dir', 'role', 'ariaLabel', 'className', 'epub:type'];

/**
 * All that a publication may consist of. The handlers make nothing else; this is the second lock on the door, since a
 * manuscript comes from anybody.
 */
export const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...['p', 'div', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'pre', 'ul', 'ol', 'li'],
    ...['dl', 'dt', 'dd'],
    ...['figure', 'figcaption', 'img', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['a', 'span', 'em', 'strong', 'i', 'b', 'cite', 'dfn', 'abbr', 'sup', 'sub', 'code', 'br'],
    ...['ruby', 'rt', 'rp'],
    ...Object.keys(mathElements),
  ],
  attributes: {
    '*': everywhere,
    a: ['href', 'dataPages'],
    abbr: ['title'],
    img: ['src', 'alt', ['style', /^width:\d{1,3}%$/]],
    div: [['style', /^width:\d{1,3}%$/]],
    ol: ['start', ['type', '1', 'a', 'A', 'i', 'I']],
    li: ['value'],
    span: ['ariaHidden', 'dataName', 'dataWords', ['style', /^(?:margin-left|width):\d+(?:\.\d+)?em$/]],
    th: ['scope', 'colSpan', 'rowSpan'],
    td: ['colSpan', 'rowSpan'],
    ...Object.fromEntries(
      Object.entries(mathElements).map(([name, properties]) => [name, [...properties, ['style', mathStyle]]]),
    ),
  },
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
  clobber: [],
  required: {},
};
