import type { Block, Edit } from './block.ts';
import { findLostHyphens, type Judge } from './hyphens.ts';
import { drop, mendLineEnds } from './line-ends.ts';
import type { TextLine } from './lines.ts';
import type { Locate } from './paragraphs.ts';
import { around, type Inquiry } from './questions.ts';
import type { WidthModel } from './widths.ts';

/** A hyphen less sure than this is the editor's to decide. */
const sure = 0.8;

/**
 * Mends the words that line ends divided: hyphens that the extraction kept and those it lost. What the evidence does not
 * settle is asked.
 * @param measure width of a full line of the kind a line is of
 * @returns the edits, and what stands between two lines of a block (a space where nothing is said)
 */
export function mendWords(
  blocks: Block[],
  context: Judge,
  widths: WidthModel,
  measure: (line: TextLine) => number,
  questions: Inquiry,
  locate: Locate,
): { edits: Edit[]; between: Map<TextLine, string> } {
  const ends = mendLineEnds(blocks, context);
  const edits = [...ends.edits];
  for (const d of ends.doubtful) {
    const form = questions.ask({
      kind: 'hyphen',
      ask: `Which is the word: “${d.a}-${d.b}” or “${d.a}${d.b}”?`,
      ...locate(d.line),
      context: around(d.line.text, d.next.text),
      choices: ranked(
        [
          { value: 'closed', meaning: `${d.a}${d.b}` },
          { value: 'hyphen', meaning: `${d.a}-${d.b}` },
        ],
        d.closed ? 'closed' : 'hyphen',
      ),
      likeliest: d.closed ? 'closed' : 'hyphen',
      doubt: d.doubt,
    });
    if (form === 'closed') edits.push(drop(d.line, d.evidence, 1 - d.doubt));
  }
  for (const lost of findLostHyphens([...new Set(blocks.flatMap(b => b.lines))], context, widths, measure)) {
    const { line, at, word, verdict } = lost;
    const proposal = verdict.form === 'suspended' ? '- ' : '-';
    const split = (mark: string) => {
      const start = line.text.lastIndexOf(' ', at) + 1;
      const k = at - Math.max(start, line.text.indexOf(word, Math.max(0, at - word.length)));
      return `${word.slice(0, k)}${mark}${word.slice(k)}`;
    };
    let mark = proposal;
    if (verdict.confidence < sure) {
      const answer = questions.ask({
        kind: 'hyphen',
        ask: `Was this word printed with a hyphen: “${split(proposal)}”?`,
        ...locate(line),
        context: around(line.text.slice(0, at), line.text.slice(at)),
        choices: [
          { value: 'hyphen', meaning: split(proposal) },
          { value: 'closed', meaning: word },
        ],
        likeliest: 'hyphen',
        doubt: 1 - verdict.confidence,
      });
      if (answer === 'closed') mark = '';
    }
    if (mark !== '')
      edits.push({
        from: line.from + at,
        to: line.from + at,
        now: mark,
        rule: 'hyphen-restored',
        evidence: verdict.evidence,
        confidence: verdict.confidence,
      });
  }
  return { edits, between: ends.between };
}

const ranked = <T extends { value: string }>(list: T[], first: string): T[] =>
  [...list].sort((a, b) => Number(b.value === first) - Number(a.value === first));
