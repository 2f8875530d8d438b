import type { Rules } from '../inspection/pdf/checks/index.ts';
import { profiles } from '../inspection/pdf/profiles/index.ts';
import type { PressForm } from '../pdf/binding/bind.ts';
import type { Sheet } from '../pdf/binding/sheet.ts';
import type { FinishedParts } from '../pdf/finish/index.ts';
import type { SetPage } from '../pdf/set-page.ts';
import type { PrinterName, PrintSettings } from '../title.ts';

const points = (millimetres: number) => (millimetres * 72) / 25.4;

/** Bleed in millimetres, where neither printer nor title says how much. */
const customary = 3;

/** Room for crop marks outside the bleed, in millimetres. */
const slug = 8;

/** How the file for a printer is made. */
export interface Making {
  form: PressForm;
  sheet: Sheet;
  /** Pages of a signature; 1 where any number of pages is printed. */
  signature: number;
  /** Whether the last page must be blank. */
  lastBlank: boolean;
}

/** The printer that a title's file is made for, where it names none. */
export const printerOf = ({ for: named }: Pick<PrintSettings, 'for'>): PrinterName => named ?? 'pdf-x-4';

/**
 * How the file for the printer of a title is made: all that its profile asks for and a program can give. What it cannot give,
 * the preflight says.
 */
export function makingOf(print: PrintSettings): Making {
  const rules: Rules = profiles[printerOf(print)].rules;
  return {
    form: formFor(rules),
    sheet: sheetFor(rules, print),
    signature: print.signature ?? rules['page-multiple']?.wants.of ?? 1,
    lastBlank: rules['last-page-blank'] !== undefined,
  };
}

function formFor(rules: Rules): PressForm {
  if (rules['metadata-present']) return 'plain';
  return rules['pdf-x-version']?.wants.version.test('PDF/X-1a:2001') ? 'pdf-x-1a' : 'pdf-x-4';
}

/**
 * A printer who gives a size to sheets takes the trimmed page too, and has a bleed of its own where there is one: then only
 * what a title wants is asked for.
 */
function sheetFor(rules: Rules, { bleed, marks }: PrintSettings): Sheet {
  const asked = rules['sheet-size']?.wants.bleed;
  const takesMarks = (rules['printer-marks']?.severity ?? 'info') === 'info';
  return {
    bleed: asked ? (bleed ? asked.inches * 72 : 0) : points(bleed ?? customary),
    inner: asked?.inner ?? true,
    slug: marks && takesMarks ? points(slug) : 0,
  };
}

/**
 * How many pages a file has for so many pages of a book.
 *
 * @param endsBlank whether the last of them is blank
 */
export function filledUp(pages: number, endsBlank: boolean, { signature, lastBlank }: Making): number {
  const needed = pages + (lastBlank && !endsBlank ? 1 : 0);
  return Math.ceil(needed / signature) * signature;
}

/** The pages of a book with the blank ones that its last signature has on press. */
export function inSignatures(
  pages: readonly SetPage[],
  order: FinishedParts['order'],
  making: Making,
): Pick<FinishedParts, 'pages' | 'order'> {
  const more = filledUp(pages.length, order.at(-1) === null, making) - pages.length;
  const blank: SetPage = { label: '', part: null, opener: false };
  return {
    pages: [...pages, ...Array<SetPage>(more).fill(blank)],
    order: [...order, ...Array<null>(more).fill(null)],
  };
}
