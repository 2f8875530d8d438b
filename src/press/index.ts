import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import type { PrintedElement } from '../pdf/structure/elements.ts';
import type { Extent } from './extent.ts';
import type { FormulaSize, PlacedFormula } from './formula.ts';
import { takeBrowser } from './ready.ts';
import { openPage, type Shelf } from './shelf.ts';
import type { Place, PlaceStyle } from './style.ts';
import { startWatch } from './watch.ts';

/** A page as the press is to make it, in the order of the book. */
export interface Sheet {
  /** Id of the part it belongs to, and which of its pages it is, from 0; null for a blank page. */
  part: string | null;
  page: number;
  side: 'recto' | 'verso';
  /** Whether a part opens on it. */
  opener: boolean;
  /** Running head and folio, where they are printed. */
  head?: string;
  folio?: string;
}

/** What of a page other pages may speak of. */
export interface PageContent {
  /** Ids of what stands on it, in order; what is divided is counted where it begins. */
  ids: string[];
  /** Ids of the references to which the numbers of its notes lead back. */
  references: string[];
}

/** What stands on a page of a part, as it was set. */
export interface PressedPage extends PageContent {
  /** Where the notes at its foot begin, in CSS pixels from the sheet's upper edge. */
  foot?: number;
  /** Whether it holds what the page before it should have held, and had no room for. */
  over?: true;
}

/** What became of the lines that were broken beforehand: their number, those that were corrected in the browser, and the
 * greatest difference in CSS pixels. */
export interface LineAccount {
  lines: number;
  corrected: number;
  greatest: number;
}

const { resolve } = createRequire(import.meta.url);
const pagedjs = join(dirname(resolve('pagedjs')), '../dist/paged.js');
const [tagging, setter] = ['tagging', 'setter'].map(name =>
  fileURLToPath(new URL(`./${name}.browser.js`, import.meta.url)),
);

/** A part as it was set. */
export interface PressedPart {
  pages: PressedPage[];
  /** Ids of the places that its links lead to. */
  links: string[];
  lines: LineAccount;
}

/** Pages as the browser printed them, and what is to be known of the elements on them, by the numbers of their marks. */
export interface PrintedPages {
  pdf: Uint8Array;
  elements: PrintedElement[];
}

/** A page in a headless browser, ready to set a book. */
export interface Press {
  /** What the style sheet says of places, by their keys. */
  askStyles: (places: Map<string, Place>, measure: number) => Promise<Map<string, PlaceStyle>>;
  /** What formulas take up, each at its place. */
  measureFormulas: (formulas: PlacedFormula[], measure: number) => Promise<FormulaSize[]>;
  /**
   * Where units stand in their parts, set in one column each, by their numbers.
   * @throws Complaint where a picture cannot be decoded
   */
  measureUnits: (parts: string[], measure: number) => Promise<Extent[][]>;
  /**
   * Sets a part of the book, given as HTML. Parts may be set in any order.
   * A part that is set again takes the place of what it was.
   */
  setPart: (id: string, part: string) => Promise<PressedPart>;
  /**
   * Prints the pages of a part that was set. Nothing else may be asked of the press meanwhile.
   * @param sheets the part's pages in order
   * @param wanted ids of places in this part that others refer to
   */
  printPart: (sheets: Sheet[], wanted: string[]) => Promise<PrintedPages>;
  close: () => Promise<void>;
}

/** The program's scripts, evaluated in the page: its policy lets in no script that stands in it. */
const scripts = Promise.all([pagedjs, tagging!, setter!].map(file => readFile(file, 'utf8')));
// What goes wrong is heard of where they are used.
scripts.catch(() => {});

/**
 * Starts the press: a browser with the style sheet and the fonts, but no text yet.
 * @param sheet CSS of the sheet (`@page`), for Paged.js
 * @param silence seconds without a sign of life after which the page counts as hung
 * @throws Complaint where there is no browser; so do all its functions where the page hangs or crashes
 */
export async function startPress(
  shelf: Shelf,
  sheet: string,
  silence: number = limits.work.silence,
): Promise<Press> {
  const browser = await takeBrowser();
  try {
    const { page, refused } = await openPage(browser, shelf);
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(String(error)));
    const watch = await startWatch(browser, page, silence);
    const call = (doing: string, name: string, ...given: unknown[]) =>
      watch.run(doing, () =>
        page.evaluate(`${name}(${given.map(value => JSON.stringify(value)).join(', ')})`),
      );
    for (const script of await scripts) {
      await watch.run('starting', () => page.evaluate(`${script}\n;undefined`));
    }
    await page.emulateMediaType('print');
    await call('starting', 'openBook', sheet);
    return {
      askStyles: async (places, measure) => {
        const asked = [...places.values()];
        const answers = (await call('reading the style sheet', 'askStyles', asked, measure)) as PlaceStyle[];
        return new Map([...places.keys()].map((key, k) => [key, answers[k]!]));
      },
      measureFormulas: async (formulas, measure) =>
        (await call('measuring formulas', 'measureFormulas', formulas, measure)) as FormulaSize[],
      measureUnits: async (parts, measure) => {
        const extents = (await call('measuring', 'measureUnits', parts, measure)) as Extent[][];
        const failed = (await call('measuring', 'askUndecoded')) as string[];
        const undecoded = failed.find(name => shelf.files.has(name));
        if (undecoded !== undefined) throw notShown(undecoded, shelf);
        return extents;
      },
      setPart: async (id, part) => (await call(`setting “${id}”`, 'setPart', id, part)) as PressedPart,
      printPart: async (sheets, wanted) => {
        const elements = await call('putting pages in order', 'showPart', sheets, wanted);
        const forbidden = (await call('putting pages in order', 'askForbidden')) as string[];
        const faults = [...new Set([...complaints, ...forbidden, ...refused])];
        if (faults.length > 0) {
          throw new Error(`The book could not be set: ${faults.slice(0, 20).join('; ')}`);
        }
        const pdf = await watch.run(
          `printing ${sheets.length} pages`,
          () => page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 }),
          sheets.length * limits.press.pageSeconds,
        );
        return { pdf, elements: elements as PrintedElement[] };
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A picture that looked whole and is not, at its place in the manuscript. */
function notShown(name: string, { files }: Shelf): Complaint {
  const file = files.get(name);
  return new Complaint(`The picture “${name}” cannot be shown: the browser cannot read it.`, {
    ...(typeof file === 'object' && { file: file.file, ...(file.line !== undefined && { line: file.line }) }),
    advice: 'Open it in an image editor and save it again.',
    exit: 1,
  });
}
