import { xmlText } from '../xml-text.ts';

/** An element of the record: its name, its text or its children, and its attributes. */
export interface Element {
  name: string;
  content: string | Element[];
  attributes?: Record<string, string>;
}

/** An element. */
export const element = (
  name: string,
  content: string | Element[],
  attributes?: Record<string, string>,
): Element => ({ name, content, ...(attributes && { attributes }) });

/** An element with a text, where there is any: none stands for nothing. */
export const maybe = (
  name: string,
  text: string | undefined,
  attributes?: Record<string, string>,
): Element[] => (text ? [element(name, text, attributes)] : []);

const escaped = (text: string) =>
  xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Writes an element and what is in it, one element a line. */
export function write({ name, content, attributes = {} }: Element, indent = ''): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  if (content.length === 0) return `${indent}<${name}${given.join('')}/>\n`;
  const open = `${indent}<${name}${given.join('')}>`;
  if (typeof content === 'string') return `${open}${escaped(content)}</${name}>\n`;
  const inside = content.map(child => write(child, `${indent}  `)).join('');
  return `${open}\n${inside}${indent}</${name}>\n`;
}
