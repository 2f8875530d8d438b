import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { limits } from '../../limits.ts';
import { FlawFound, tooLarge } from '../flaw.ts';

const simplify = 'Simplify it in the drawing program, or save it as a PNG.';

/** A drawing that is too large or costs too much to draw. */
export const tooCostly = (reason: string) => tooLarge(reason, simplify);

/**
 * Reads a drawing's bytes as XML, in UTF-8 and nothing else: read otherwise, other letters would appear in it.
 * @throws FlawFound where it is no XML, no SVG, declares things of its own, or is too large to be looked at
 */
export function readSvg(bytes: Uint8Array): { root: Root; svg: Element } {
  if (bytes.length > limits.svg.bytes) {
    throw tooCostly(
      `has ${Math.ceil(bytes.length / 1e6)} MB; a drawing may have ${limits.svg.bytes / 1e6} MB`,
    );
  }
  const text = decode(bytes);
  checkBulk(text);
  const root = parse(text);
  for (const node of root.children) {
    if (node.type === 'doctype')
      checkDoctype(text.slice(node.position!.start.offset, node.position!.end.offset));
  }
  const svg = root.children.find(node => node.type === 'element');
  if (!svg) throw notSvg('holds no drawing');
  return { root, svg };
}

/** A file that is no drawing. */
export const notSvg = (reason: string) =>
  new FlawFound('image-broken', reason, 'Save the drawing again as plain SVG.');

function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw isText(bytes) ? notUtf8() : notSvg('is called SVG, but is not a drawing');
  }
  if (!text.includes('<')) throw notSvg('is called SVG, but is not a drawing');
  const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (text.includes('\0') || (encoding !== undefined && !/^utf-?8$/i.test(encoding))) throw notUtf8(encoding);
  return text;
}

/** Whether a file that is not in UTF-8 may be a text in another encoding: of one byte a letter, or of two. */
function isText(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /^(?:\xff\xfe|\xfe\xff)|<\0?(?:\?|!|s)/.test(start);
}

function notUtf8(encoding?: string): FlawFound {
  const reason = `is not in UTF-8${encoding ? `, but says “${encoding.slice(0, 30)}”` : ''}`;
  return new FlawFound('image-unsafe', reason, 'Save it again as plain SVG in UTF-8.');
}

/** Counts before anything is built of it: elements, attributes, and how deep elements stand in each other. */
function checkBulk(text: string): void {
  const { elements, attributes, depth } = limits.svg;
  let [count, values, deep, deepest] = [0, 0, 0, 0];
  // Comments, CDATA and instructions are passed over whole; in them are no elements.
  for (const [found] of text.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/|<[^!?/\s]|\/>|=\s*["']/g,
  )) {
    if (found === '</' || found === '/>') deep -= 1;
    else if (found.startsWith('=')) values += 1;
    else if (!/^<[!?]/.test(found)) {
      count += 1;
      deep += 1;
      deepest = Math.max(deepest, deep);
    }
  }
  if (count > elements) throw tooCostly(`has more than ${elements.toLocaleString('en')} elements`);
  if (values > attributes) throw tooCostly(`has more than ${attributes.toLocaleString('en')} attributes`);
  if (deepest > depth) throw tooCostly(`has more than ${depth} groups in each other`);
}

function parse(text: string): Root {
  try {
    return fromXml(text);
  } catch (error) {
    if (error instanceof RangeError) throw tooCostly('has too many groups in each other');
    const { line, cause } = error as { line?: number; cause?: unknown };
    if (/<!DOCTYPE[^>]*\[/i.test(text)) throw declares();
    if (/entity/i.test(String(cause))) {
      throw notSvg(`is not well-formed SVG: it uses an entity that it does not have${at(line)}`);
    }
    throw notSvg(`is not well-formed SVG${line === undefined ? '' : `: the error is in its line ${line}`}`);
  }
}

const at = (line: number | undefined) => (line === undefined ? '' : `, in its line ${line}`);

const declares = () =>
  new FlawFound(
    'image-unsafe',
    'declares entities or attributes of its own (<!DOCTYPE … [ … ]>)',
    'Save it again as plain SVG, without what the drawing program needs to edit it.',
  );

/** A DOCTYPE that only names one of the W3C's own for SVG is harmless, and so is one that names nothing. */
const harmlessDoctype =
  /^<!DOCTYPE\s+(?:[\w.-]+:)?svg\s*(?:PUBLIC\s+(?:"-\/\/W3C\/\/DTD SVG [\w .]+\/\/EN"|'-\/\/W3C\/\/DTD SVG [\w .]+\/\/EN')\s*(?:"https?:\/\/www\.w3\.org\/[\w./-]*"|'https?:\/\/www\.w3\.org\/[\w./-]*'|"svg[\w-]*\.dtd"|'svg[\w-]*\.dtd'|""|'')?\s*)?>$/i;

function checkDoctype(doctype: string): void {
  if (doctype.includes('[')) throw declares();
  if (!harmlessDoctype.test(doctype)) {
    throw new FlawFound(
      'image-unsafe',
      'names a document type that is not SVG’s',
      'Save it again as plain SVG.',
    );
  }
}
