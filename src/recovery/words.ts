import type { Bench } from './bench.ts';
import type { Block, Edit } from './block.ts';
import { gatherWords, type Judge } from './hyphens.ts';
import { drop, type LineEnds, mendLineEnds } from './line-ends.ts';
import type { TextLine } from './lines.ts';
import { findLostHyphens, type LostHyphen } from './lost-hyphens.ts';
import { type Ask, around } from './questions.ts';

/** A hyphen less sure than this is the editor's to decide. */
const sure = 0.8;

/**
 * Mends the words that line ends divided: hyphens that the extraction kept and those it lost. What the evidence does not
 * settle is asked.
 * @param lines all lines of the book, from which its way of writing is learnt
 * @param measure width of a full line of the kind a line is of
 * @returns the edits, and what stands between two lines of a block (a space where nothing is said)
 */
export function mendWords(
  blocks: Block[],
  lines: readonly TextLine[],
  measure: (line: TextLine) => number,
  bench: Bench,
  ask: Ask,
): { edits: Edit[]; between: Map<TextLine, string> } {
  const context = judgeOf(blocks, lines, bench);
  const ends = mendLineEnds(blocks, context);
  const dropped = ends.doubtful.flatMap(d =>
    isClosed(d, ask) ? [drop(d.line, d.evidence, 1 - d.doubt)] : [],
  );
  const ofBlocks = [...new Set(blocks.flatMap(b => b.lines))];
  const lost = findLostHyphens(ofBlocks, context, bench.widths, measure);
  return {
    edits: [...ends.edits, ...dropped, ...lost.flatMap(l => restored(l, ask))],
    between: ends.between,
  };
}

/** How the book writes its words: quoted authors have no voice in it. */
function judgeOf(
  blocks: readonly Block[],
  lines: readonly TextLine[],
  { known, words: vocabulary }: Bench,
): Judge {
  const quoted = new Set(blocks.filter(b => b.kind.startsWith('quotation')).flatMap(b => b.lines));
  const own = lines.filter(l => !quoted.has(l));
  return { words: gatherWords(own, known, vocabulary), known, vocabulary };
}

/** Asks whether a word divided by a hyphen is written without. */
function isClosed({ line, next, a, b, closed, doubt }: LineEnds['doubtful'][number], ask: Ask): boolean {
  const likeliest = closed ? 'closed' : 'hyphen';
  const choices = [
    { value: 'closed', meaning: `${a}${b}` },
    { value: 'hyphen', meaning: `${a}-${b}` },
  ];
  const form = ask(line, {
    kind: 'hyphen',
    ask: `Which is the word: “${a}-${b}” or “${a}${b}”?`,
    context: around(line.text, next.text),
    choices: ranked(choices, likeliest),
    likeliest,
    doubt,
  });
  return form === 'closed';
}

/** Gives a lost hyphen back, and asks first where it is not sure. */
function restored(lost: LostHyphen, ask: Ask): Edit[] {
  const { line, at, word, verdict } = lost;
  const mark = verdict.form === 'suspended' ? '- ' : '-';
  if (verdict.confidence < sure) {
    const hyphened = withMark(lost, mark);
    const answer = ask(line, {
      kind: 'hyphen',
      ask: `Was this word printed with a hyphen: “${hyphened}”?`,
      context: around(line.text.slice(0, at), line.text.slice(at)),
      choices: [
        { value: 'hyphen', meaning: hyphened },
        { value: 'closed', meaning: word },
      ],
      likeliest: 'hyphen',
      doubt: 1 - verdict.confidence,
    });
    if (answer === 'closed') return [];
  }
  const { evidence, confidence } = verdict;
  const place = line.from + at;
  return [{ from: place, to: place, now: mark, rule: 'hyphen-restored', evidence, confidence }];
}

/** A word with the hyphen that it lost. */
function withMark({ line, at, word }: LostHyphen, mark: string): string {
  const start = line.text.lastIndexOf(' ', at) + 1;
  const k = at - Math.max(start, line.text.indexOf(word, Math.max(0, at - word.length)));
  return `${word.slice(0, k)}${mark}${word.slice(k)}`;
}

const ranked = <T extends { value: string }>(list: T[], first: string): T[] =>
  [...list].sort((a, b) => Number(b.value === first) - Number(a.value === first));
