import type { Extraction, Remark } from '../extraction/extraction.ts';
import { smallWordShares } from '../language/languages.ts';
import type { Account } from './account.ts';
import type { Block } from './block.ts';

/** Shares that no book has; what a recovery with one of them made is none. */
const most = {
  /** Headings to a page, in a book of so many pages. */
  headings: { share: 1.5, pages: 20 },
  /** Of all lines those of verse, and of these those as wide as prose. */
  verse: { share: 0.5, full: 0.4, lines: 200 },
  /** Of so many notes those without a reference. */
  notes: { unlinked: 0.7, notes: 10 },
  /** Pages in one chapter without sections. */
  chapter: { pages: 250 },
  /** How much commoner the short words of another language are. */
  language: { ratio: 2.5, least: 0.12 },
};

/** Lines between these widths, in measures, are full. */
const full = { from: 0.93, to: 1.05 };

/** The codes of what {@link checkSoundness} tells: each says that the recovery failed. */
export const failures: ReadonlySet<string> = new Set([
  'headings-everywhere',
  'verse-everywhere',
  'notes-unlinked',
  'chapters-not-found',
  'language-other',
]);

/**
 * Whether a recovery can be right: figures that no book has tell that it failed, and what may help.
 * @param language BCP 47 tag of the title
 */
export function checkSoundness(
  account: Account,
  blocks: readonly Block[],
  extraction: Extraction,
  language: string,
): Remark[] {
  const found: Remark[] = [];
  const isPdf = extraction.pages.some(p => p.lines.some(l => l.evidence));
  const instead = isPdf
    ? 'Look at the chapters before you go on.'
    : 'Start from the PDF of the book, where you have it, or extract the text in another mode (pdftotext without -layout, or with it).';
  const tell = (code: string, message: string) =>
    found.push({ code, message: `${message} ${instead}`, line: 1 });
  const { pages, chapters, sections, notes, notesLinked } = account;
  const headings = chapters + sections;
  if (pages >= most.headings.pages && headings > most.headings.share * pages)
    tell('headings-everywhere', `${headings} headings were found on ${pages} pages; no book has so many.`);
  const lines = blocks.flatMap(b => b.lines);
  const verse = blocks.flatMap(b => (b.kind === 'verse' ? b.lines : []));
  const wide = verse.filter(l => l.last > full.from && l.last < full.to).length;
  if (
    lines.length >= most.verse.lines &&
    verse.length > most.verse.share * lines.length &&
    wide > most.verse.full * verse.length
  )
    tell(
      'verse-everywhere',
      'Most of the text was taken for verse, though its lines are as wide as those of prose.',
    );
  if (notes >= most.notes.notes && notesLinked < (1 - most.notes.unlinked) * notes)
    tell('notes-unlinked', `Of ${notes} notes only ${notesLinked} have a reference in the text.`);
  if (chapters === 1 && sections === 0 && pages >= most.chapter.pages)
    tell('chapters-not-found', `One chapter was found on ${pages} pages.`);
  const other = otherLanguage(blocks, language.toLowerCase().split('-')[0]!);
  if (other)
    found.push({
      code: 'language-other',
      message: `The words are ${other.name}, and the language in book.yaml is “${language}”. Correct it, and recover again.`,
      line: 1,
    });
  return found;
}

/** The language whose short words the text has instead of those of its own; null where there is none. */
function otherLanguage(blocks: readonly Block[], language: string): { name: string } | null {
  const shares = smallWordShares(blocks.flatMap(b => b.lines.map(l => l.text)));
  const own = shares.get(language);
  if (own === undefined) return null;
  const [best, share] = [...shares].reduce((a, b) => (b[1] > a[1] ? b : a));
  if (best === language || share < most.language.least || share < most.language.ratio * own) return null;
  return { name: new Intl.DisplayNames(['en'], { type: 'language' }).of(best)! };
}
