import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../inspection/finding.ts';
import type { SetPage } from '../../pdf/set-page.ts';
import type { Publication } from '../../publication/publication.ts';
import type { PlannedPage } from '../../typesetting/pages/paginate.ts';
import type { Part } from '../composition/part.ts';
import type { Flaw } from '../setting/line.ts';
import type { FlawedParagraph, LaidPart, WideUnit } from '../setting/plan.ts';

/** What is to be said of the pages as they were planned and as they were set. */
export function inspectSetting(
  planned: Map<string, PlannedPage[]>,
  pages: SetPage[],
  geometry: { leading: number },
  publication: Pick<Publication, 'documents'>,
): Finding[] {
  const labels = new Map<string, string[]>([...planned.keys()].map(part => [part, []]));
  for (const { part, label } of pages) if (part !== null) labels.get(part)?.push(label);
  return [...comparePages(planned, pages, publication), ...shortPages(planned, labels, geometry)];
}

/** Pages that had no room for what was planned: there must not be two opinions. */
function comparePages(
  planned: Map<string, PlannedPage[]>,
  pages: SetPage[],
  { documents }: Pick<Publication, 'documents'>,
): Finding[] {
  return [...planned.keys()].flatMap((part): Finding[] => {
    const own = pages.filter(page => page.part === part);
    const over = own.findIndex(page => page.over);
    if (over < 1) return [];
    const document = documents.find(({ id }) => id === part);
    const name = document?.title ?? part;
    const message = `In “${name}”, page ${own[over - 1]!.label} has no room for all that was planned for it; the rest is on page ${own[over]!.label}. Something there is higher than a page or than its lines: a row of a table, a paragraph with a picture in it. Divide it, or look at the ends of these pages.`;
    return [
      {
        ...{ code: 'print-pages-differ', severity: 'warning', message },
        ...(document && { file: `chapters/${document.file}` }),
      },
    ];
  });
}

/** Measures of a browser are a little off: what lacks less than this share of a line is one. */
const rounding = 0.05;

/** Pages with room left, where no other way was better: their lines are missing against the facing page, or above notes. */
function shortPages(
  planned: Map<string, PlannedPage[]>,
  labels: Map<string, string[]>,
  { leading }: { leading: number },
): Finding[] {
  return [...planned].flatMap(([part, own]) => {
    const labelsHere = labels.get(part)!;
    return own.flatMap(({ short, notes }, k): Finding[] => {
      const lines = Math.floor(short / ((leading * 96) / 72) + rounding);
      if (lines < 1) return [];
      const where = notes.length > 0 ? 'between its text and its notes' : 'at its foot';
      const message = `Page ${labelsHere[k]} has room for ${lines} more line${lines > 1 ? 's' : ''} ${where}.`;
      return [{ code: 'print-page-short', severity: 'info', message }];
    });
  });
}

/** The line of the manuscript from which an element comes, or what it holds: the head of a chapter is made. */
function lineOf({ position, children }: Element): number | undefined {
  if (position) return position.start.line;
  for (const child of children) {
    const line = child.type === 'element' ? lineOf(child) : undefined;
    if (line !== undefined) return line;
  }
  return undefined;
}

/** Findings on elements of parts, each at its place in the manuscript. @param tell what is to be said of one, in a part of such a title */
function told<T extends { element: Element }>(
  found: readonly (readonly T[])[],
  parts: readonly Part[],
  documents: Publication['documents'],
  tell: (one: T, part: string) => Pick<Finding, 'code' | 'severity' | 'message'>,
): Finding[] {
  return found.flatMap((own, k) => {
    const { file, title } = documents.find(({ id }) => id === parts[k]!.id) ?? { title: parts[k]!.id };
    return own.map((one): Finding => {
      const line = lineOf(one.element);
      return { ...tell(one, title), ...(file && { file: `chapters/${file}`, ...(line && { line }) }) };
    });
  });
}

const inMillimetres = (pixels: number): number => Math.ceil((pixels * 25.4) / 96);

/** Tables that reach beyond the type area: what stands there is cut off. */
export function wideTables(
  wide: WideUnit[][],
  parts: Part[],
  documents: Publication['documents'],
): Finding[] {
  return told(wide, parts, documents, ({ element, over }) => {
    const cells: string[] = [];
    visit(element, 'element', cell => {
      if (/^t[hd]$/.test(cell.tagName)) cells.push(textOf(cell).trim());
    });
    const words = cells.filter(Boolean).join(', ').slice(0, 40);
    const message = `The table that begins “${words}” is ${inMillimetres(over)} mm too wide for the page, small as it may be, and turned. Leave out columns, shorten its longest words, or make two tables of it.`;
    return { code: 'print-table-wide', severity: 'error', message };
  });
}

/** What was divided where it must not be: the rows of a cell that reaches down, the lines of what is one. */
export function tornUnits(
  torn: { element: Element }[][],
  parts: Part[],
  documents: Publication['documents'],
): Finding[] {
  return told(torn, parts, documents, ({ element }, part) => {
    const words = textOf(element).trim().replace(/\s+/g, ' ').slice(0, 40);
    const message = `In “${part}”, what begins “${words}” is higher than a page and has no place where a page may end, so it was divided where the page was full. Divide a cell that reaches down over many rows, or make two of it.`;
    return { code: 'print-divided-inside', severity: 'error', message };
  });
}

/** Formulas that are wider than the page. */
export function wideFormulas(
  wide: WideUnit[][],
  parts: Part[],
  documents: Publication['documents'],
): Finding[] {
  return told(wide, parts, documents, ({ element, over }) => {
    const begins = String(element.properties.alttext).slice(0, 40);
    const message = `The formula that begins “${begins}” is ${inMillimetres(over)} mm too wide for the page. Divide it into lines with ${String.raw`\\ in \begin{aligned} … \end{aligned}`}, or make two of it.`;
    return { code: 'print-formula-wide', severity: 'error', message };
  });
}

const flaws: Record<Flaw, [severity: Finding['severity'], is: string, advice: string]> = {
  wide: [
    'warning',
    'is longer than the others',
    'Divide a word of it with a soft hyphen, or change a word before it.',
  ],
  loose: [
    'warning',
    'has very wide spaces',
    'Divide the long word behind it with a soft hyphen, or change a word before it.',
  ],
  divided: [
    'info',
    'ends within a string of letters that no rule divides',
    'Look whether it may be divided there.',
  ],
};

/** Lines that could not be set well: one of each paragraph. */
export function flawedLines(
  flawed: FlawedParagraph[][],
  parts: Part[],
  documents: Publication['documents'],
): Finding[] {
  return told(flawed, parts, documents, ({ flaw, words }) => {
    const [severity, is, advice] = flaws[flaw];
    const begins = `${words.slice(0, 60)}${words.length > 60 ? '…' : ''}`;
    const message = `The line “${begins}” ${is}: there was no other way to set it. ${advice}`;
    return { code: 'print-line-uneven', severity, message };
  });
}

/** Locators of the index that name more pages than they need to, or none. */
export function doubtfulLocators(parts: LaidPart[]): Finding[] {
  const tell = (
    kind: Pick<Finding, 'code' | 'severity'>,
    message: string,
    doubt: keyof LaidPart['doubtful'],
  ): Finding[] => {
    const locators = parts.flatMap(({ doubtful }) => doubtful[doubt]);
    if (locators.length === 0) return [];
    const list = locators.slice(0, 12).join('; ') + (locators.length > 12 ? '; and more' : '');
    return [{ ...kind, message: `${message}: ${list}.` }];
  };
  return [
    ...tell(
      { code: 'locator-wide', severity: 'info' },
      'The words of some index entries are not on the page that the index names, so the PDF names two pages',
      'wide',
    ),
    ...tell(
      { code: 'locator-lost', severity: 'warning' },
      'The index names notes that are not on these pages, so the PDF prints the numbers in brackets',
      'lost',
    ),
  ];
}
