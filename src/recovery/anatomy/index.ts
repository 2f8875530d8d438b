import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Extraction, LineRole, Page } from '../../extraction/extraction.ts';
import { folio } from '../../extraction/numerals.ts';
import type { Hyphenator } from '../../language/hyphenation.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { measureLines, type TextLine, textLines } from '../lines.ts';
import { label } from '../sequence/index.ts';
import type { Role } from '../structure.ts';
import type { WidthModel } from '../widths.ts';
import { attributesOf } from './features.ts';
import { read, type Weights } from './model.ts';
import { type Sight, sightsOf } from './sight.ts';

const roles: Record<string, Role | 'furniture' | 'front' | 'contents'> = {
  F: 'furniture',
  X: 'front',
  C: 'contents',
  P: 'paragraph',
  Q: 'quotation',
  V: 'verse',
  H: 'heading',
  L: 'label',
  A: 'argument',
  S: 'signature',
  N: 'note',
  M: 'note-paragraph',
  NH: 'notes-title',
  T: 'table',
  LI: 'item',
  CA: 'caption',
  IX: 'index-entry',
  BI: 'bibliography-entry',
  SP: 'speaker',
};

/** What a line is taken for. */
export interface Taken {
  role: (typeof roles)[string];
  begins: boolean;
  /** Probability of the role, whatever begins. */
  chance: number;
  /** Probability that a block begins with the line. */
  boundary: number;
}

/** What all lines of an extraction that are not blank are, by their place in the source. */
export function anatomyOf(
  extraction: Extraction,
  widths: WidthModel,
  words: Vocabulary,
  hyphenate: Hyphenator,
  title: string,
): Map<number, Taken> {
  const sights = look(extraction, widths, words, hyphenate, title);
  const reading = read(attributesOf(sights), weights());
  const all = extraction.pages.flatMap(p => p.lines.filter(l => l.role !== 'blank'));
  const parsed = reading.roles.map(name => ({
    role: roles[name.replace(/-[BI]$/, '')]!,
    begins: !name.endsWith('-I'),
  }));
  const n = parsed.length;
  return new Map(
    all.map((line, i) => {
      const best = parsed[reading.best[i]!]!;
      let chance = 0;
      let boundary = 0;
      for (let r = 0; r < n; r++) {
        const p = reading.chance[i * n + r]!;
        if (parsed[r]!.role === best.role) chance += p;
        if (parsed[r]!.begins) boundary += p;
      }
      return [line.from, { ...best, chance, boundary }];
    }),
  );
}

/** What the anatomy sees of an extraction: its lines measured, and read by the model of paragraphs first. */
export function look(
  extraction: Extraction,
  widths: WidthModel,
  words: Vocabulary,
  hyphenate: Hyphenator,
  title: string,
): Sight[] {
  const pages: Page[] = extraction.pages.map(p => ({
    ...p,
    lines: p.lines.map(l => (l.role === 'blank' ? l : { ...l, role: 'text' as LineRole })),
  }));
  const lines = textLines({ ...extraction, pages });
  measureLines(lines, widths, hyphenate, 1);
  const given = new Map(extraction.pages.flatMap(p => p.lines.map(l => [l.from, l.role])));
  const running = lines.filter(l => given.get(l.from) === 'text');
  const [labelled] = label([running], {
    width: widths.width,
    spread: widths.spread,
    abbreviations: words.abbreviations,
    firstPart: firstPartBy(hyphenate),
  });
  const sequence = new Map(
    running.map((l, i) => [l.from, { state: labelled![i]!.state, boundary: labelled![i]!.boundary }]),
  );
  const by = new Map(lines.map(l => [l.from, l]));
  return sightsOf(
    extraction,
    ({ from }) => {
      const l: TextLine = by.get(from)!;
      return { width: l.first, last: l.last, sequence: sequence.get(from) ?? null };
    },
    words,
    title,
  );
}

/** The shortest beginning of a text's first word that could stand at a line's end, with its hyphen. */
export const firstPartBy = (hyphenate: Hyphenator) => (text: string) => {
  const word = text.split(' ', 1)[0]!;
  const points = hyphenate(/^[^\p{L}]*\p{L}*/u.exec(word)![0]);
  return points.length > 0 ? `${word.slice(0, points[0])}-` : word;
};

let loaded: Weights | undefined;
function weights(): Weights {
  const path = process.env.REISSUE_WEIGHTS ?? fileURLToPath(new URL('./weights.json', import.meta.url));
  loaded ??= JSON.parse(readFileSync(path, 'utf8')) as Weights;
  return loaded;
}

/** The extraction with every line's role as furniture as the anatomy has it. */
export function furnished(extraction: Extraction, anatomy: ReadonlyMap<number, Taken>): Extraction {
  return {
    ...extraction,
    pages: extraction.pages.map(page => ({
      ...page,
      lines: page.lines.map(line => {
        const taken = anatomy.get(line.from);
        if (line.role === 'blank' || !taken) return line;
        return { ...line, role: furnitureOf(line.role, line.text, taken.role) };
      }),
    })),
  };
}

function furnitureOf(role: LineRole, text: string, taken: Taken['role']): LineRole {
  if (taken === 'front') return 'front-matter';
  if (taken === 'contents') return 'contents';
  if (taken !== 'furniture') return 'text';
  if (role !== 'text') return role;
  return folio(text) ? 'folio' : 'running-head';
}
