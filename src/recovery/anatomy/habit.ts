import type { Sight } from './sight.ts';

/** So many blank lines show a habit; of them, and of the quotations, so many must agree. */
const least = { blanks: 20, explained: 0.9, ended: 0.8 };

/**
 * Whether in this book a blank line within the text ends a quotation and hardly ever anything else, and quotations end in one. Then it is
 * of the kind that the rules and the model of paragraphs know, and their reading stands.
 */
export function blanksEndQuotations(sights: readonly Sight[]): boolean {
  // in a PDF the blank lines are the reader's own
  if (sights.some(s => s.print)) return false;
  const running = sights.filter(s => s.role === 'text' && s.rule === null && s.sequence !== null);
  let blanks = 0;
  let runs = 0;
  let both = 0;
  running.forEach((line, i) => {
    const next = running[i + 1];
    const within = next !== undefined && next.page === line.page && next.row === line.row + 1;
    const blank = within && line.blanksAfter > 0;
    const state = next?.sequence?.state ?? '';
    const ends = isQuoted(line) && (!state.startsWith('quotation') || state === 'quotation');
    if (blank) blanks++;
    if (ends) runs++;
    if (blank && ends) both++;
  });
  return blanks >= least.blanks && both >= least.explained * blanks && both >= least.ended * runs;
}

const isQuoted = (line: Sight) => line.sequence!.state.startsWith('quotation');
