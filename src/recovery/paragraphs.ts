import type { Block } from './block.ts';
import type { TextLine } from './lines.ts';
import type { Inquiry } from './questions.ts';
import type { Labelled } from './sequence/index.ts';

/** How a place is named to the editor. */
export type Locate = (line: TextLine) => { line: number; page?: string };

/** Between these probabilities the editor is asked. (Between .2 and .8, 11 of 12 errors of four chapters were caught by 67 questions.) */
const asked = { from: 0.2, to: 0.8 };

/**
 * The blocks of a run of labelled lines. Where the model is in doubt whether a paragraph begins, the editor is asked.
 */
export function blocksOf(lines: TextLine[], labels: Labelled[], inquiry: Inquiry, locate: Locate): Block[] {
  const blocks: Block[] = [];
  lines.forEach((line, i) => {
    const own = labels[i]!;
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
        context: `${lines[i - 1]!.text.slice(-60)} | ${line.text.slice(0, 60)}`,
        candidates: ranked([
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

/** Entries of a bibliography or an index: one begins after a line that falls short, or with a capital after a full stop. */
export function entries(lines: TextLine[]): Block[] {
  const blocks: Block[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const begins =
      before === undefined ||
      (/^[“‘"'([—–_]?[\p{Lu}—–_]/u.test(line.text) && (before.last < 0.85 || /[.)\d]$/.test(before.text)));
    if (begins) blocks.push({ kind: 'paragraph', lines: [line] });
    else blocks.at(-1)!.lines.push(line);
  });
  return blocks;
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
