import type { Element, ElementContent, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { HasForms, HasFraction } from '../../faces/alternates.ts';
import { seamsOf } from '../../language/seams.ts';
import { isSquared, squaredMarks } from '../../language/squared.ts';
import { capitalsIn, isInCapitals, type Stretch } from './capitals.ts';
import { boundFractions, fractionsIn } from './fractions.ts';

/** What decides on the forms of letters. */
export interface Letterforms {
  language: string;
  /** How acronyms are set. */
  acronyms: 'capitals' | 'small-caps';
  hasForms: HasForms;
  /** Whether the face has a fraction, where fractions are set as such. */
  hasFraction?: HasFraction | undefined;
}

/** What has forms of its own, or none: headings and labels are set by the theme, what is to be typed as it is. */
const apart = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'code', 'svg', 'math']);
const classesApart = ['label', 'noteref', 'small-caps'];
/** Features that raise or lower letters, the better before others, with their names in the style sheet. */
const raised: Record<string, Record<string, string>> = {
  sup: { sups: 'superior' },
  // Scientific inferiors stand below the line in every face; in some, the others stand on it.
  sub: { sinf: 'scientific', subs: 'inferior' },
};

/**
 * Marks where letters have other forms than those of the text, for the style sheet:
 * `superior`, `inferior` and `scientific` for what is raised or lowered, where the face has it so, and `raised` for references
 * to notes where it has not; `span.capitals` or `span.acronym` for words in capitals, `span.lining` for figures beside capitals,
 * `span.squared` for marks of Chinese and Japanese that Latin writing has narrower, `span.seam` for the part of a word behind a seam, over which there is no ligature; `span.fraction`; `all-capitals` for
 * headings that are typed so.
 */
export function markLetterforms(tree: Element, forms: Letterforms): Element {
  const { tagName, properties } = tree;
  const language = typeof properties.lang === 'string' ? properties.lang : forms.language;
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  const features = raised[tagName] ?? (classes.includes('noteref') ? { sups: '' } : undefined);
  if (features) {
    const letters = textOf(tree).replace(/\s/g, '');
    const own = Object.keys(features).find(feature => forms.hasForms(feature, letters));
    const name = own ? features[own] : tagName in raised ? '' : 'raised';
    return name ? { ...tree, properties: { ...properties, className: [...classes, name] } } : tree;
  }
  if ((/^h[1-6]$/.test(tagName) || classes.includes('label')) && isInCapitals(textOf(tree)))
    return { ...tree, properties: { ...properties, className: [...classes, 'all-capitals'] } };
  if (apart.has(tagName) || classes.some(one => classesApart.includes(one))) return tree;
  // There the numbers about a slash are those of volumes, issues and pages.
  const counted = /bibliography|index/.test(String(properties['epub:type'] ?? ''));
  const inside = {
    ...forms,
    language,
    ...(counted && { hasFraction: undefined }),
  };
  const children = tree.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [markLetterforms(child, inside)];
    return child.type === 'text' ? piecesOf(child, inside) : [child];
  });
  return { ...tree, children };
}

/** A text in pieces, those with other forms in spans. */
function piecesOf(text: Text, { language, acronyms, hasFraction }: Letterforms): ElementContent[] {
  const fractions = hasFraction ? fractionsIn(text.value, hasFraction) : [];
  const value = boundFractions(text.value, fractions);
  const squared = isSquared(language)
    ? squaredMarks(value).map(marks => ({ ...marks, name: 'squared' }))
    : [];
  const others = [...capitalsIn(value, acronyms), ...behindSeams(value, language), ...squared].filter(
    ({ from, to }) => !fractions.some(fraction => fraction.from < to && from < fraction.to),
  );
  const stretches = [...fractions, ...others].sort((one, other) => one.from - other.from);
  if (stretches.length === 0) return [text];
  let at = 0;
  const pieces: ElementContent[] = [];
  const plain = (to: number) => {
    if (to > at) pieces.push({ type: 'text', value: value.slice(at, to) });
  };
  for (const { from, to, name } of stretches) {
    plain(from);
    pieces.push(h('span', { className: [name] }, value.slice(from, to)));
    at = to;
  }
  plain(value.length);
  return pieces;
}

/** The parts of words behind seams; a part ends where the next begins. Neighbours must not look alike to the browser. */
function behindSeams(text: string, language: string): Stretch[] {
  if (!/f[fijlbhk]/.test(text)) return [];
  return [...text.matchAll(/[\p{L}\p{M}]{4,}/gu)].flatMap(({ 0: word, index }) => {
    const seams = seamsOf(word, language);
    return seams.map((seam, k) => ({
      from: index + seam,
      to: index + (seams[k + 1] ?? word.length),
      name: k % 2 === 0 ? 'seam' : 'further-seam',
    }));
  });
}
