import type { TextLine } from './lines.ts';
import type { Ask } from './questions.ts';

/** Asks of every page whose lines are mixed up in the source. @param lines all lines of text, measured */
export function askOfScrambles(lines: readonly TextLine[], ask: Ask): void {
  for (const run of findScrambles(lines)) {
    const text = run.map(l => l.text).join(' / ');
    ask(run[0]!, {
      kind: 'page-scrambled',
      ask: `The lines of this page are mixed up in the raw text (${run.length} pieces). Correct them in the chapter. Then answer: done.`,
      context: `| ${text.slice(0, 100)}`,
      choices: [
        { value: 'leave', meaning: 'leave them as they are' },
        { value: 'done', meaning: 'I have corrected the chapter' },
      ],
      likeliest: 'leave',
      doubt: 0.9,
    });
  }
}

/**
 * Runs of fragments: lines far shorter than any column of text would be, one after the other, that end no sentence. There the
 * extraction read a page in the wrong order.
 */
function findScrambles(lines: readonly TextLine[]): TextLine[][] {
  const found: TextLine[][] = [];
  let run: TextLine[] = [];
  const close = () => {
    const lower = run.filter(l => /^\p{Ll}/u.test(l.text)).length;
    if (run.length >= 6 && lower >= run.length / 3) found.push(run);
    run = [];
  };
  for (const line of lines) {
    const fragment = line.last < 0.45 && line.joins.length === 0 && !/[.!?][”’"')]*$/.test(line.text);
    if (fragment && (run.length === 0 || run[0]!.page === line.page)) run.push(line);
    else {
      close();
      if (fragment) run.push(line);
    }
  }
  close();
  return found;
}
