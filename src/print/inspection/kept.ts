import type { Finding } from '../../inspection/finding.ts';
import type { SetPage } from '../../pdf/set-page.ts';
import type { Part } from '../composition/index.ts';
import type { LaidPart } from '../plan.ts';
import type { PrintRecord } from '../record.ts';

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
    const { moved } = planned[k]!;
    const shown = moved.map(page => labels[page] ?? '').filter(Boolean);
    const before = old.ends.length + 1;
    if (shown.length > 0)
      findings.push({
        code: 'pages-moved',
        severity: 'info',
        message: `${shown.length === 1 ? `Page ${shown[0]} ends` : `Pages ${listed(shown)} end`} otherwise than in ${of}: the text before ${shown.length === 1 ? 'that' : 'them'} has become longer or shorter.`,
      });
    if (labels.length !== before)
      findings.push({
        code: 'pages-count',
        severity: 'warning',
        message: `“${id}” has ${labels.length} pages, and had ${before} in ${of}: whatever follows has other page numbers.`,
      });
  });
  return findings;
}

const listed = (labels: readonly string[]): string =>
  labels.length < 3 ? labels.join(' and ') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
