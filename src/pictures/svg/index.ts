import type { Element, Nodes, Root } from 'xast';
import { limits } from '../../limits.ts';
import { FlawFound } from '../flaw.ts';
import { checkAddress } from './addresses.ts';
import { checkCosts } from './costs.ts';
import { actOfCss, textOf } from './css.ts';
import { lengthOf, numbersIn } from './measures.ts';
import { type Name, type Names, nameOf, namesIn, noNames } from './names.ts';
import { notSvg, readSvg, tooCostly } from './read.ts';
import {
  attributes,
  elements,
  fetchingAttributes,
  inertAttributes,
  livingNamespaces,
  refusedElements,
  refusedEverywhere,
  svg,
  xlink,
  xlinkAttributes,
  xml,
  xmlAttributes,
} from './vocabulary.ts';

/**
 * The gate for drawings. An SVG is a program as much as a picture: what acts, moves or fetches is refused, and so is what
 * would take minutes to draw. What is let through is named in `vocabulary.ts`.
 * @throws FlawFound with the line of the drawing
 */
export function checkSvg(bytes: Uint8Array): void {
  const { root, svg: top } = readSvg(bytes);
  checkInstructions(root);
  if (nameOf(top.name, namesIn(top, noNames)).space !== svg || !/(^|:)svg$/.test(top.name)) {
    throw notSvg('is not an SVG: it does not begin with an <svg> that has SVG’s xmlns');
  }
  checkElement(top, noNames, 1);
  checkSides(top);
  checkCosts(top);
}

/** What refuses a drawing at a node. */
function unsafe(reason: string, node: Nodes): FlawFound {
  const line = node.position?.start.line;
  return new FlawFound(
    'image-unsafe',
    line === undefined ? reason : `${reason}, in line ${line} of the drawing`,
    'Take that out, or save the drawing as plain SVG or as PNG.',
  );
}

function checkInstructions(parent: Root | Element): void {
  for (const node of parent.children) {
    if (node.type !== 'instruction' || node.name === 'xml') continue;
    if (/^xml/i.test(node.name)) throw unsafe(`loads a style sheet (<?${node.name}?>)`, node);
  }
}

function checkElement(element: Element, outer: Names, depth: number): void {
  if (depth > limits.svg.depth) throw tooCostly(`has more than ${limits.svg.depth} groups in each other`);
  const names = namesIn(element, outer);
  const { space, local } = nameOf(element.name, names);
  const acts = livingNamespaces[space ?? ''];
  if (acts) throw unsafe(`holds ${acts}`, element);
  if (refusedEverywhere.has(local))
    throw unsafe(refusedElements[local] ?? `holds another file (${local})`, element);
  if (space === undefined) throw unsafe(`has an element <${local}> that belongs to nothing`, element);
  if (space === svg && !elements.has(local)) {
    throw unsafe(refusedElements[local] ?? `has an element <${local}> that no drawing needs`, element);
  }
  for (const [full, value] of Object.entries(element.attributes)) {
    const name = nameOf(full, names, 'attribute');
    const reason = value ? actOfAttribute(name, value, space === svg ? local : undefined) : actOfName(name);
    if (reason) throw unsafe(reason, element);
  }
  if (space === svg && local === 'style') checkStyle(element);
  checkInstructions(element);
  for (const child of element.children) {
    if (child.type === 'element') checkElement(child, names, depth + 1);
  }
}

function checkStyle(element: Element): void {
  if (!/^(text\/css)?$/i.test((element.attributes.type ?? '').trim())) {
    throw unsafe('has styles in another language than CSS', element);
  }
  if (element.children.some(({ type }) => type === 'element'))
    throw unsafe('has elements in its styles', element);
  const reason = actOfCss(textOf(element));
  if (reason) throw unsafe(reason, element);
}

/** Attributes that act whatever their value is. */
function actOfName({ space, local }: Name): string | undefined {
  if (/^on/i.test(local)) return `runs a script (${local}="…")`;
  if (space === xml && local === 'base') return 'takes its addresses from elsewhere (xml:base)';
  if (livingNamespaces[space ?? '']) return `holds ${livingNamespaces[space!]} (${local}="…")`;
  return undefined;
}

/**
 * What an attribute does beyond drawing.
 * @param owner the SVG element it stands on; undefined on an element of an editor's own
 */
function actOfAttribute(name: Name, value: string, owner: string | undefined): string | undefined {
  const { space, local } = name;
  const act = actOfName(name);
  if (act) return act;
  if (space === xlink && !xlinkAttributes.has(local))
    return `has an attribute xlink:${local} that no drawing needs`;
  if (space === xml && !xmlAttributes.has(local))
    return `has an attribute xml:${local} that no drawing needs`;
  if (/^\s*(?:java|vb|live)script\s*:/i.test(value.replace(/[\0-\x20]/g, '')))
    return 'runs a script (javascript:)';
  if (local === 'href' && (space === xlink || space === undefined)) {
    // On an element that is unknown to browsers an address is a note, and on an editor's own as well.
    return owner === undefined ? undefined : checkAddress(value, owner);
  }
  if (space !== undefined || owner === undefined) return undefined;
  if (inertAttributes.has(local) || /^(?:aria|data)-/.test(local)) return undefined;
  if (local === 'style') return actOfCss(`x{${value}}`) ?? actOfCss(value);
  if (local === 'type') return undefined;
  const isUnknown = !attributes.has(local);
  if (fetchingAttributes.has(local) || (isUnknown && /^\s*[a-z][a-z0-9+.-]*:|\/\//i.test(value))) {
    return `names another file (${local}="…")`;
  }
  return /[(\\@]/.test(value) && local !== 'string' ? actOfCss(value) : undefined;
}

function checkSides(top: Element): void {
  const [, , width = 1, height = 1] = numbersIn(top.attributes.viewBox ?? '');
  if (width <= 0 || height <= 0) throw notSvg('shows nothing: its viewBox has no width or no height');
  for (const side of ['width', 'height']) {
    const value = top.attributes[side]?.trim() ?? '';
    if (/^[+-]?0*\.?0*(e[+-]?\d+)?\s*(?:[a-z]{1,4}|%)?$/i.test(value) && /0/.test(value)) {
      throw notSvg(`has no ${side}: its ${side} is ${value}`);
    }
    const length = lengthOf(value);
    if (length < 0) throw notSvg(`has no ${side}: its ${side} is ${value.slice(0, 40)}`);
    if (length > limits.svg.side) {
      throw tooCostly(`has a ${side} of ${value.slice(0, 40)}; at most ${limits.svg.side} pixels are taken`);
    }
  }
}
