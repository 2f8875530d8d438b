import type { Finding } from '../inspection/finding.ts';
import type { Book, CoverSettings } from '../title.ts';
import { anyPrinter, type PrinterRules, printers } from './printers.ts';

const pointsPerMillimetre = 72 / 25.4;

/** Millimetres in points. */
export const points = (millimetres: number): number => millimetres * pointsPerMillimetre;

/** A cover laid flat: back, spine, front from left to right. Points; the origin of drawings is the trim's upper left. */
export interface Sheet {
  /** Of the front and of the back. */
  width: number;
  height: number;
  spine: number;
  bleed: number;
  /** Room outside the bleed for marks; 0 where there are none. */
  slug: number;
  /** How far text stays from the trim, and on the spine from the folds. */
  safety: number;
  foldSafety: number;
}

/** Room for marks outside the bleed. */
const slug = 8;

/** A leaf of common book paper: 80 g/m² with a volume of 1.5. */
const commonLeaf = 0.12;

/**
 * The size of a cover by the book's pages and paper.
 *
 * @param pages of the print edition, blank ones too
 * @returns the sheet, and what is to be said of it
 */
export function sheetOf(book: Book, pages: number): { sheet: Sheet; findings: Finding[] } {
  const { coverSettings: settings, print } = book;
  const rules = settings.printer && printers[settings.printer];
  const { bleed, spineText, safety } = rules ?? {
    ...anyPrinter,
    bleed: Math.max(anyPrinter.bleed, print.bleed ?? 0),
  };
  const { width, findings } = spineWidth(settings, pages, rules);
  const marks = settings.marks && (rules?.marks ?? true);
  if (settings.marks && !marks)
    findings.push(
      remark('cover-marks', `${rules?.name} takes no marks outside the bleed, so the cover has none.`),
    );
  return {
    sheet: {
      width: points(print.trim.width),
      height: points(print.trim.height),
      spine: points(width),
      bleed: points(bleed),
      slug: marks ? points(slug) : 0,
      safety: points(safety),
      foldSafety: points(spineText.safety),
    },
    findings,
  };
}

/** Width of the spine in millimetres: as given, by the paper's thickness, or by the printer's formula. */
export function spineWidth(
  { spine, paper }: CoverSettings,
  pages: number,
  rules: PrinterRules | undefined,
): { width: number; findings: Finding[] } {
  if (spine !== undefined) return { width: spine, findings: [] };
  // Every page has a back: of an odd number of pages the last is blank.
  const sides = pages + (pages % 2);
  if (paper.caliper !== undefined) return { width: (sides / 2) * paper.caliper, findings: [] };
  if (paper.ppi !== undefined) return { width: (sides * 25.4) / paper.ppi, findings: [] };
  if (paper.grammage !== undefined && paper.volume !== undefined) {
    // The trade's formula: grams per square metre by cubic centimetres per gram is the thickness of a leaf in micrometres.
    return { width: ((sides / 2) * paper.grammage * paper.volume) / 1000, findings: [] };
  }
  const perPage = rules?.papers[paper.kind ?? 'white'];
  if (rules && perPage !== undefined) {
    const told = paper.kind ? [] : [guessed(`${rules.name}’s white paper`, 'cover.paper')];
    return { width: sides * perPage + rules.board, findings: told };
  }
  const why = rules
    ? `common book paper, since ${rules.name} publishes no thickness for ${Object.keys(rules.papers).length === 0 ? 'its papers' : `${paper.kind} paper`}`
    : 'common book paper, 0.12 mm a leaf';
  // Whoever has named no printer is not about to print.
  const severity = rules ? 'warning' : 'info';
  return { width: (sides / 2) * commonLeaf, findings: [{ ...guessed(why, 'cover.spine'), severity }] };
}

const guessed = (paper: string, key: string): Finding => ({
  code: 'cover-spine-guessed',
  severity: 'warning',
  message: `The width of the spine is that of ${paper}. Ask the printer, and write ${key === 'cover.spine' ? 'the width in millimetres as cover.spine' : 'the kind of paper as cover.paper'}.`,
  file: 'book.yaml',
});

/** A remark on what `book.yaml` says of the cover. */
export const remark = (code: string, message: string): Finding => ({
  code,
  severity: 'info',
  message,
  file: 'book.yaml',
});
