import type { Finding } from '../../inspection/finding.ts';
import type { SetPage } from '../../pdf/set-page.ts';
import type { Part } from '../composition/part.ts';
import type { PrintRecord } from '../record.ts';
import type { Alteration } from '../setting/alterations.ts';
import type { LaidPart } from '../setting/plan.ts';

/** What did not stay where the pages of an earlier printing were to be kept. */
export function keptPages(
  planned: readonly LaidPart[],
  parts: readonly Part[],
  pages: readonly SetPage[],
  {
    former,
    design,
    printing,
  }: { former: PrintRecord | undefined; design: string; printing: number | undefined },
): Finding[] {
  if (!former) return [];
  const of = `printing ${printing}`;
  const findings: Finding[] = [];
  if (former.design !== design)
    findings.push({
      code: 'pages-redesigned',
      severity: 'warning',
      message: `The design or the language of the book is another than in ${of}, so its pages cannot stay. Take “keep” out of book.yaml, or set the design back.`,
    });
  parts.forEach(({ id }, k) => {
    const old = former.parts[id];
    if (!old || old.units.length === 0) return;
    const labels = pages.filter(({ part }) => part === id).map(({ label }) => label);
    const before = old.ends.length + 1;
    findings.push(...movedPages(planned[k]!, labels, of), ...resetParagraphs(planned[k]!, labels, of));
    if (labels.length !== before)
      findings.push({
        code: 'pages-count',
        severity: 'warning',
        message: `“${id}” has ${labels.length} pages, and had ${before} in ${of}: whatever follows has other page numbers.`,
      });
  });
  return findings;
}

/** The pages that end otherwise, together as far as they do so for the same reasons. */
function movedPages({ moved, altered }: Moved, labels: readonly string[], of: string): Finding[] {
  const groups = new Map<string, string[]>();
  let first = 0;
  moved.forEach((page, k) => {
    if (moved[k - 1] !== page - 1) first = page;
    const reasons = altered.filter(({ pages }) => pages[0] <= page && pages[1] >= first);
    const why = reasons.map(reason => reasonOf(reason, labels)).join('; ');
    groups.set(why, [...(groups.get(why) ?? []), labels[page] ?? '']);
  });
  return [...groups].map(([why, pages]): Finding => {
    const one = pages.length === 1;
    const which = one ? `Page ${pages[0]} ends` : `Pages ${listed(pages)} end`;
    const before = `the text before ${one ? 'that' : 'them'} has become longer or shorter`;
    return {
      code: 'pages-moved',
      severity: 'info',
      message: `${which} otherwise than in ${of}: ${why || before}.`,
    };
  });
}

/** Paragraphs that were set anew though they were not corrected. */
const resetParagraphs = ({ altered }: Moved, labels: readonly string[], of: string): Finding[] =>
  altered
    .filter(({ kind }) => kind === 'reset')
    .map(alteration => ({
      code: 'lines-reset',
      severity: 'info',
      message: `Not corrected, but set in other lines than in ${of}, for pages to stay: ${reasonOf(alteration, labels)}.`,
    }));

/** What a part tells of its pages. */
type Moved = Pick<LaidPart, 'moved' | 'altered'>;

function reasonOf({ kind, words, pages, lines }: Alteration, labels: readonly string[]): string {
  const where = `“${words} …” on page ${labels[pages[0]] ?? ''}`;
  const count = Math.abs(lines) === 1 ? 'a line' : `${Math.abs(lines)} lines`;
  if (kind === 'new') return `${where} is new`;
  if (kind === 'gone') return `what stood before ${where} is gone`;
  if (kind === 'other') return `${where} was corrected`;
  return `${where} is ${count} ${lines > 0 ? 'longer' : 'shorter'}`;
}

const listed = (labels: readonly string[]): string =>
  labels.length < 3 ? labels.join(' and ') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
