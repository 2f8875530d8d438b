import type { Block } from './book.ts';
import type { Page } from './pages.ts';

/** The printer's slugs: the layout file's name and the hour of the last proof, left on some pages. */
export interface Slugs {
  file: string;
  date: string;
  /** The book's title as the verso heads have it. */
  head: string;
  /** Labels of the pages that carry one. */
  after: string[];
}

/** A place in the raw text. */
interface Start {
  block: Block;
  /** Length of the block's text before it. */
  from: number;
  line: number;
}

/** A raw text, and what became of the book in it. */
export interface Raw {
  text: string;
  /** Where each page begins. */
  pages: (Start & { label: string })[];
  /** Words that lost their hyphen where two printed lines were joined. */
  repairs: { line: number; wrong: string; right: string }[];
}

/**
 * The pages as Poppler's `pdftotext` gives them in its default mode: a line that ends in a hyphen loses it and is
 * joined to the next printed line, but keeps it where the page ends there; a table comes column by column; a blank
 * line follows what stood in another measure. Form feeds have become spaces. Page numbers and running heads were
 * taken off, but for drop folios and for the pages with a slug, where slug, head and folio all stand.
 */
export function extract(pages: Page[], slugs: Slugs): Raw {
  const lines: string[] = [];
  const starts: Raw['pages'] = [];
  const repairs: Raw['repairs'] = [];

  for (const [index, page] of pages.entries()) {
    const first = page.lines[0]!;
    const slugged = index > 0 && slugs.after.includes(pages[index - 1]!.label);
    if (slugged) lines.push(...furniture(page, slugs));
    const mark = slugged ? '' : ' ';
    starts.push({
      label: page.label,
      block: first.block,
      from: first.block.lines[first.line]!.from,
      line: lines.length + 1,
    });

    let open = mark;
    for (const [at, { block, line }] of page.lines.entries()) {
      const printed = block.lines[line]!;
      const next = page.lines[at + 1];
      if (block.columns) {
        if (line > 0) continue;
        for (const column of block.columns) lines.push(...column, '');
        continue;
      }
      if (printed.ends !== 'plain' && next) {
        if (printed.ends === 'hyphenated')
          repairs.push({ line: lines.length + 1, ...mended(printed.text, block.lines[line + 1]!.text) });
        open += printed.text.slice(0, -1);
        continue;
      }
      lines.push(open + printed.text);
      open = '';
      if (next && next.block !== block && setApart(block, next.block)) lines.push('');
    }
    if (page.opens) lines.push(page.label);
    if (slugs.after.includes(page.label)) lines.push('', `${slugs.file} ${page.label}`, '', slugs.date, '');
  }
  return { text: `${lines.join('\n')}\n \n`, pages: starts, repairs };
}

function furniture(page: Page, { head }: Slugs): string[] {
  const isVerso = Number(page.label) % 2 === 0;
  return isVerso ? [page.label, '', head, ''] : [page.short, '', page.label, ''];
}

function setApart(block: Block, next: Block): boolean {
  if (['quote', 'verse'].includes(block.type)) return true;
  if (block.type === 'epigraph') return next.type !== 'epigraph';
  if (block.type === 'heading') return block.level === 1;
  return block.type === 'note' && next.type === 'notehead';
}

function mended(line: string, next: string): { wrong: string; right: string } {
  const before = /[\p{L}\p{N}-]+-$/u.exec(line)![0];
  const after = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/u.exec(next)![0];
  const suspended = after === 'and' || after === 'or';
  return { wrong: before.slice(0, -1) + after, right: suspended ? `${before} ${after}` : before + after };
}
