import type { Block } from './block.ts';
import type { TextLine } from './lines.ts';
import { around, type Inquiry } from './questions.ts';
import type { Labelled } from './sequence/index.ts';

/** How a place is named to the editor. */
export type Locate = (line: TextLine) => { line: number; page?: string };

/** Between these probabilities the place is worth a question; of all such places the most doubtful are asked. */
const asked = { from: 0.1, to: 0.9 };

/**
 * Takes verse for prose again where it cannot be verse: a line of a poem begins in lower case only where the line before ran over
 * the measure.
 */
export function proveVerse(lines: TextLine[], labels: Labelled[]): Labelled[] {
  const proven = [...labels];
  for (let i = 0; i < lines.length; ) {
    let end = i;
    while (end < lines.length && labels[end]!.state === 'verse') end++;
    const run = lines.slice(i, end);
    // what stands directly under a heading may be an epigraph in a narrow measure
    const broken =
      i > 0 && run.some((line, k) => k > 0 && /^\p{Ll}/u.test(line.text) && run[k - 1]!.last < 0.85);
    if (broken)
      for (let k = i; k < end; k++) {
        const goesOn = k > i && (lines[k - 1]!.last > 0.93 || /[,;–—-]$/.test(lines[k - 1]!.text));
        proven[k] = { ...labels[k]!, state: goesOn ? 'text' : 'paragraph', quoted: 0 };
      }
    i = Math.max(end, i + 1);
  }
  return proven;
}

/**
 * The blocks of a run of labelled lines. Where the model is in doubt whether a paragraph begins, the editor is asked.
 */
export function blocksOf(lines: TextLine[], labels: Labelled[], inquiry: Inquiry, locate: Locate): Block[] {
  const blocks: Block[] = [];
  const proven = proveVerse(lines, labels);
  lines.forEach((line, i) => {
    const own = proven[i]!;
    const last = blocks.at(-1);
    const begins = i === 0 || /^(?:paragraph|resumed|quotation|quotation-paragraph)$/.test(own.state);
    if (own.state === 'verse') {
      if (last?.kind === 'verse' && i > 0) last.lines.push(line);
      else blocks.push({ kind: 'verse', lines: [line] });
      return;
    }
    let split = begins;
    if (i > 0 && own.boundary > asked.from && own.boundary < asked.to) {
      const answer = inquiry.ask({
        kind: 'paragraph',
        ask: 'Does a new paragraph begin here?',
        ...locate(line),
        context: around(lines[i - 1]!.text, line.text),
        choices: ranked([
          { value: 'paragraph', meaning: 'yes, a new paragraph', p: own.boundary },
          { value: 'continues', meaning: 'no, the paragraph goes on', p: 1 - own.boundary },
        ]),
        likeliest: begins ? 'paragraph' : 'continues',
        doubt: begins ? 1 - own.boundary : own.boundary,
      });
      split = answer === 'paragraph';
    }
    const quoted = own.state.startsWith('quotation');
    if (!split && last && last.kind !== 'verse') {
      last.lines.push(line);
      return;
    }
    const kind = !quoted
      ? 'paragraph'
      : own.state === 'quotation-paragraph' &&
          (last?.kind === 'quotation' || last?.kind === 'quotation-paragraph')
        ? 'quotation-paragraph'
        : 'quotation';
    blocks.push({ kind, lines: [line] });
  });
  return blocks;
}

/** Candidates with the likeliest first. */
function ranked(list: { value: string; meaning: string; p: number }[]): { value: string; meaning: string }[] {
  return [...list].sort((a, b) => b.p - a.p).map(({ value, meaning }) => ({ value, meaning }));
}

/** The paragraphs of a note: a new one begins after a short last line that ends a sentence. */
export function noteParagraphs(lines: TextLine[]): TextLine[][] {
  const result: TextLine[][] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const begins =
      before === undefined ||
      (before.last < 0.88 &&
        /[.!?:][”’"')\]]*$/.test(before.text) &&
        /^[“‘"'([]?[\p{Lu}\p{N}]/u.test(line.text) &&
        before.page === line.page);
    if (begins) result.push([line]);
    else result.at(-1)!.push(line);
  });
  return result;
}

/** Entries of an index: every line is one, but a line that only carries on the locators of a line that was full. */
export function indexEntries(lines: TextLine[]): Block[] {
  const blocks: Block[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const goesOn =
      before !== undefined &&
      (/[,;–-]$/.test(before.text) || (/^\d/.test(line.text) && before.page === line.page));
    if (goesOn) blocks.at(-1)!.lines.push(line);
    else blocks.push({ kind: 'paragraph', lines: [line] });
  });
  return blocks;
}

/**
 * Entries of a bibliography: one begins with a name (or the dash that stands for it) where the entry before has ended, and where
 * a year follows soon (author–date) or its first word comes later in the alphabet.
 */
export function bibliographyEntries(lines: TextLine[]): Block[] {
  const blocks: Block[] = [];
  let key = '';
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const own = line.text.replace(/^[“‘"']/, '');
    const word = /^[\p{L}’'-]+/u.exec(own)?.[0] ?? '';
    const ended = before === undefined || /[.!?)\]][”’"']?$/.test(before.text) || before.last < 0.8;
    const soon = `${own} ${lines[i + 1]?.text ?? ''}`;
    const dated = /^[^:]{3,90}?[\s(](?:1[4-9]|20)\d\d[a-z]?\b/.test(soon) && /^[^.:]{2,60}[.,(]/.test(own);
    const named = /^\p{Lu}[\p{L}’'-]*(?:\s\p{L}[\p{L}’'-]*){0,3},/u.test(own) && word.localeCompare(key) >= 0;
    const begins =
      before === undefined ||
      (ended &&
        (/^[—–_-]{2,}/.test(own) ||
          (/^\p{L}/u.test(own) && (dated ? word.localeCompare(key) >= 0 || named : named))));
    if (!begins) {
      blocks.at(-1)!.lines.push(line);
      return;
    }
    if (word !== '') key = word;
    blocks.push({ kind: 'paragraph', lines: [line] });
  });
  return blocks;
}

/**
 * An epigraph: what stands between a chapter's title and its text, when it ends in a short line with its source and no full stop.
 */
export function setEpigraph(blocks: Block[]): void {
  const at = blocks.findIndex(b => b.kind !== 'heading');
  const block = blocks[at];
  if (
    at < 1 ||
    at > 1 ||
    !block ||
    blocks[0]!.level !== 1 ||
    block.lines.length < 2 ||
    block.lines.length > 14
  )
    return;
  const last = block.lines.at(-1)!;
  const before = block.lines.at(-2)!;
  const named = /^[—–-]?\s?\p{Lu}/u.test(last.text) && !/[.!?:]$/.test(last.text) && last.last < 0.7;
  if (!named || !last.blankAfter || !/[.!?][”’"')]*$/.test(before.text)) return;
  blocks.splice(
    at,
    1,
    { kind: 'epigraph', lines: block.lines.slice(0, -1) },
    { kind: 'epigraph', lines: [last] },
  );
}

/** Marks the last short lines of a chapter that name a place or date as its signature. */
export function sign(blocks: Block[]): void {
  const last = blocks.at(-1);
  const before = blocks.at(-2);
  if (!last || !before || blocks.length < 2) return;
  const lines =
    last.kind === 'verse' || (last.kind === 'paragraph' && last.lines.length <= 3) ? last.lines : [];
  if (lines.length === 0 || lines.length > 4) return;
  const short = lines.every(
    l =>
      l.last < 0.6 &&
      l.joins.length === 0 &&
      !/[.!?][”’"')]*$/.test(l.text.replace(/\b\p{Lu}\.(?:\s?\p{Lu}\.)*$/u, '')) &&
      /^\p{Lu}|^\d/u.test(l.text),
  );
  if (!short) return;
  blocks.splice(blocks.length - 1, 1, ...lines.map((line): Block => ({ kind: 'signature', lines: [line] })));
}
