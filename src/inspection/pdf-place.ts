import type { Finding } from './finding.ts';

/** Stretches of pages that are named one by one. */
const mostNamed = 8;

/** Where in a PDF a finding is: `page 5`, `pages 3–9, 12`, `page 5, 18 × 59 mm`; empty where it is of the whole file. */
export function pagesInWords({ page, pages, position }: Finding): string {
  if (page === undefined) return '';
  const at = position ? `, ${millimetres(position.x)} × ${millimetres(position.y)} mm` : '';
  if (!pages) return `page ${page}${at}`;
  const runs: [number, number][] = [];
  for (const number of pages) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  const named = runs.slice(0, mostNamed).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const others = runs.slice(mostNamed).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return `pages ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

const millimetres = (points: number) => Math.round((points * 25.4) / 72);
