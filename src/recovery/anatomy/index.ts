import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Extraction, isOnPage, type LineRole, type Page } from '../../extraction/extraction.ts';
import { folio } from '../../extraction/numerals.ts';
import type { Hyphenator } from '../../language/hyphenation.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { gridsOf } from '../grids.ts';
import { measureLines, type TextLine, textLines } from '../lines.ts';
import type { WidthModel } from '../widths.ts';
import { type ApartLine, marksApart } from './apart.ts';
import { attributesOf } from './attributes.ts';
import { beliefsOf } from './beliefs.ts';
import { withCertain } from './certain/index.ts';
import { evenBlocks } from './even.ts';
import { blanksEndQuotations } from './habit.ts';
import { listedItems } from './items.ts';
import { type Reading, read, type Weights } from './model.ts';
import type { Sight } from './sight.ts';
import { sightsOf } from './sights.ts';
import { isOut, openingPages, roles, type Taken } from './taken.ts';

/** What all lines of an extraction that are not blank are, by their place in the source. */
export function anatomyOf(
  extraction: Extraction,
  widths: WidthModel,
  words: Vocabulary,
  hyphenate: Hyphenator,
  title: string,
): Map<number, Taken> {
  const sights = look(extraction, widths, words, hyphenate, title);
  const kind = sights.some(s => s.print) ? 'pdf' : 'text';
  const reading = read(attributesOf(sights), sights.length, weightsFor(kind));
  const all = extraction.pages.flatMap(p => p.lines.filter(isOnPage));
  const parsed = reading.roles.map(name => ({
    role: roles[name.replace(/-[BI]$/, '')]!,
    begins: !name.endsWith('-I'),
  }));
  const n = parsed.length;
  const known = blanksEndQuotations(sights);
  const apart = marksApart(sights);
  const taken = all.map((line, i): Taken => {
    const best = parsed[keptRole(i, line.role, sights[i]!, parsed, reading)]!;
    let chance = 0;
    let boundary = 0;
    for (let r = 0; r < n; r++) {
      const p = reading.chance[i * n + r]!;
      if (parsed[r]!.role === best.role) chance += p;
      if (parsed[r]!.begins) boundary += p;
    }
    const own: Taken = { ...best, chance, boundary };
    return known ? byBeliefs(own, sights[i]!) : own;
  });
  const certain = withCertain(sights, evenBlocks(sights, taken, reading, parsed));
  for (const [i, begins] of listedItems(sights, certain))
    certain[i] = { role: 'item', begins, chance: 1, boundary: Number(begins) };
  for (const [i, own] of apart) certain[i] = takenApart(own);
  for (const i of linesOfTables(extraction, sights, certain))
    certain[i] = { role: 'table', begins: true, chance: 1, boundary: 1 };
  return new Map(all.map((line, i) => [line.from, certain[i]!]));
}

/** The lines that stand in rows and columns, those of contents and of furniture aside. */
function linesOfTables(extraction: Extraction, sights: readonly Sight[], taken: readonly Taken[]): number[] {
  const able = sights.flatMap((s, i) => (s.role === 'text' && s.rule !== 'contents' ? [i] : []));
  const all = extraction.pages.flatMap(p => p.lines.filter(isOnPage));
  const lines = able.map(i => ({
    ...{ page: sights[i]!.page, text: all[i]!.text },
    ...(all[i]!.evidence && { evidence: all[i]!.evidence }),
  }));
  return gridsOf(lines).flatMap(({ from, end }) => {
    const own = able.slice(from, end);
    const elsewhere = own.filter(i => /^(?:contents|front|index-entry|speaker)$/.test(taken[i]!.role));
    return elsewhere.length * 2 > own.length ? [] : own;
  });
}

function takenApart(line: ApartLine): Taken {
  if (line.is === 'mark') return { role: 'note-mark', begins: true, chance: 1, boundary: 1 };
  const { begins, sign } = line;
  return { role: 'note', begins, chance: 1, boundary: Number(begins), ...(sign !== null && { sign }) };
}

/** What each rule takes a line for; a rule not named here is one of headings. */
const ruled: Record<string, [role: Taken['role'], begins: boolean]> = {
  foot: ['note', true],
  'foot-goes-on': ['note', false],
  notes: ['note', true],
  'notes-goes-on': ['note', false],
  'notes-title': ['notes-title', true],
  label: ['label', true],
  'heading-goes-on': ['heading', false],
};

/** What the rules, and the model of paragraphs, take a line for that is no furniture. */
function byBeliefs(taken: Taken, { rule, role, sequence, text }: Sight): Taken {
  const isOut =
    taken.role === 'furniture' && role === 'text' ? taken.chance > leftOut.full : taken.role === 'furniture';
  if (isOut || /^(?:front|contents|verse|table)$/.test(taken.role)) return taken;
  if (rule !== null) {
    const own = ruled[rule] ?? (rule.startsWith('heading-') ? (['heading', true] as const) : null);
    if (!own) return taken;
    const begins = own[1] && !(rule === 'foot' && !/^\d/.test(text));
    return { role: own[0], begins, chance: 1, boundary: begins ? 1 : 0 };
  }
  if (!sequence || /^note/.test(taken.role)) return taken;
  if (sequence.state === 'verse') return taken.role === 'heading' ? { ...taken, role: 'verse' } : taken;
  const { state, boundary } = sequence;
  return {
    role: state.startsWith('quotation') ? 'quotation' : 'paragraph',
    begins: /^(?:paragraph|resumed|quotation|quotation-paragraph)$/.test(state),
    chance: 1,
    boundary,
  };
}

/** As likely as this a line must be furniture to be left out, where the rules of furniture do not know it; a line of full width more. */
const leftOut = { short: 0.8, full: 0.9 };

/** What a line may be that is hardly furniture: no title of notes or label, which would open something. */
const isText = (role: Taken['role']) => /^(?:paragraph|quotation|verse|heading|item|note)$/.test(role);

/** Furniture stands within so many lines of a page's edge, unless it stands at the edges of so many others; what stands at none, nearer. */
const farthest = { repeated: 6, alone: 3 };
const knownHead = 2;

/** Text that is lost weighs more than furniture that is left: what is hardly furniture is read as the likeliest text. */
function keptRole(
  i: number,
  given: LineRole,
  sight: Sight,
  parsed: readonly { role: Taken['role'] }[],
  { best: path, chance }: Reading,
): number {
  const n = parsed.length;
  const own = path[i]!;
  const out = (r: number) => isOut(parsed[r]!.role);
  if (given !== 'text' && !out(own)) {
    // what the rules of furniture know is text only where that is all but sure
    const furniture = parsed.findIndex(p => p.role === 'furniture');
    return chance[i * n + furniture]! > 1 - leftOut.full ? furniture : own;
  }
  if (given !== 'text' || !out(own)) return own;
  const best = (is: (role: Taken['role']) => boolean) => {
    let top = -1;
    for (let r = 0; r < n; r++)
      if (is(parsed[r]!.role) && (top < 0 || chance[i * n + r]! > chance[i * n + top]!)) top = r;
    return top;
  };
  let outside = 0;
  for (let r = 0; r < n; r++) if (out(r)) outside += chance[i * n + r]!;
  const far = sight.edgeRepeats > 0 ? farthest.repeated : farthest.alone;
  if (
    own === parsed.findIndex(p => p.role === 'furniture') &&
    // an ornament or a lone number may stand anywhere
    /\p{L}|\d.*\D.*\d/u.test(sight.text) &&
    sight.edgeRepeats < knownHead &&
    sight.row >= far &&
    sight.below >= far
  )
    return best(isText);
  const likeliest = best(r => !isOut(r));
  const { role } = parsed[own]!;
  const inside =
    (role === 'front' || (role === 'contents' && sight.rule !== 'contents')) &&
    // elsewhere what belongs to no text must be all but sure
    sight.page >= Math.min(openingPages, sight.pages / 5);
  return outside < (inside || sight.last > 0.9 ? leftOut.full : leftOut.short) ? likeliest : own;
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
    lines: p.lines.map(l => (!isOnPage(l) ? l : { ...l, role: 'text' as LineRole })),
  }));
  const lines = textLines({ ...extraction, pages });
  measureLines(lines, widths, hyphenate, 1);
  const beliefs = beliefsOf(extraction, widths, words, hyphenate);
  const by = new Map(lines.map(l => [l.from, l]));
  return sightsOf(
    extraction,
    ({ from }) => {
      const l: TextLine = by.get(from)!;
      const { rule = null, sequence = null } = beliefs.get(from) ?? {};
      return { width: l.first, last: l.last, rule, sequence };
    },
    words,
    title,
  );
}

const loaded = new Map<string, Weights>();

/** What was learnt of sources of a kind. `REISSUE_WEIGHTS` names others, by the path before their kind, for judging them. */
function weightsFor(kind: 'text' | 'pdf'): Weights {
  const beside = fileURLToPath(new URL('./weights', import.meta.url));
  const path = `${process.env.REISSUE_WEIGHTS ?? beside}.${kind}.json`;
  let weights = loaded.get(path);
  if (!weights) {
    weights = JSON.parse(readFileSync(path, 'utf8')) as Weights;
    loaded.set(path, weights);
  }
  return weights;
}

/** The extraction with every line's role as furniture as the anatomy has it. */
export function furnished(extraction: Extraction, anatomy: ReadonlyMap<number, Taken>): Extraction {
  return {
    ...extraction,
    pages: extraction.pages.map(page => ({
      ...page,
      lines: page.lines.map(line => {
        const taken = anatomy.get(line.from);
        if (!isOnPage(line) || !taken) return line;
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
