import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, launchBrowser, openPage, type Shelf } from './browser.ts';

/** A page of the print edition as set. */
export interface SetPage {
  /** Its folio, whether it is printed or not: `xii`, `37`. */
  label: string;
  /** Id of the part it belongs to; null for a blank page. */
  part: string | null;
  /** Whether a part opens on it. */
  opener: boolean;
}

/** What the press delivers: the browser's PDF, not yet finished, and its pages. */
export interface Sheets {
  pdf: Uint8Array;
  pages: SetPage[];
  /** Folios of what is referred to (contents, cross-references), by id. */
  places: Map<string, string>;
  /** Seconds each step took. */
  seconds: { start: number; layout: number; print: number };
}

const { resolve } = createRequire(import.meta.url);
const pagedjs = join(dirname(resolve('pagedjs')), '../dist/paged.js');
const setter = fileURLToPath(new URL('./setter.browser.js', import.meta.url));

/**
 * Sets a page with Paged.js in a headless browser and prints it.
 * @param progress told how many pages stand
 */
export async function setAndPrint(
  shelf: Shelf,
  sheet: string,
  progress?: (pages: number) => void,
): Promise<Sheets> {
  const began = performance.now();
  const browser = await launchBrowser(await findBrowser());
  try {
    const { page, refused } = await openPage(browser, shelf);
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(String(error)));
    await page.exposeFunction('reportPage', (count: number) => progress?.(count));
    await page.addScriptTag({ path: pagedjs });
    await page.addScriptTag({ path: setter });
    const started = performance.now();
    const set = (await page.evaluate(`setBook(${JSON.stringify(sheet)})`)) as {
      pages: SetPage[];
      places: Record<string, string>;
    };
    if (refused.length > 0 || complaints.length > 0) {
      throw new Error(`The page could not be set: ${[...complaints, ...refused].join('; ')}`);
    }
    const laid = performance.now();
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 });
    const printed = performance.now();
    const seconds = (from: number, to: number) => Math.round(to - from) / 1000;
    return {
      pdf,
      pages: set.pages,
      places: new Map(Object.entries(set.places)),
      seconds: {
        start: seconds(began, started),
        layout: seconds(started, laid),
        print: seconds(laid, printed),
      },
    };
  } finally {
    await browser.close();
  }
}
