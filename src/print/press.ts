import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, launchBrowser, openPage, type Shelf } from './browser.ts';
import type { Extent } from './pages/index.ts';
import type { Place, PlaceStyle } from './places.ts';

/** A page of the print edition as set. */
export interface SetPage {
  /** Its folio, whether it is printed or not: `xii`, `37`. */
  label: string;
  /** Id of the part it belongs to; null for a blank page. */
  part: string | null;
  /** Whether a part opens on it. */
  opener: boolean;
  /** Where the notes at its foot begin, in CSS pixels from the sheet's upper edge. */
  foot?: number;
}

/** What the press delivers: the browser's PDF, not yet finished, and its pages. */
export interface Sheets {
  pdf: Uint8Array;
  pages: SetPage[];
  /** Lines broken beforehand, those of them that the browser had to mend, and the greatest difference in CSS pixels. */
  lines: { lines: number; mended: number; greatest: number };
  seconds: { layout: number; print: number };
}

const { resolve } = createRequire(import.meta.url);
const pagedjs = join(dirname(resolve('pagedjs')), '../dist/paged.js');
const setter = fileURLToPath(new URL('./setter.browser.js', import.meta.url));

/** A page in a headless browser, ready to set a book. */
export interface Press {
  /** What the style sheet says of places, by their keys. */
  askStyles: (places: Map<string, Place>, measure: number) => Promise<Map<string, PlaceStyle>>;
  /** Where units stand in their parts, set in one column, by their numbers. */
  measureUnits: (parts: string, measure: number) => Promise<Extent[]>;
  /** Sets the book's HTML with Paged.js and prints it. */
  print: (book: string, sheet: string, progress?: (pages: number) => void) => Promise<Sheets>;
  close: () => Promise<void>;
}

/** Starts the press: a browser with the style sheet and the fonts, but no text yet. */
export async function startPress(shelf: Shelf): Promise<Press> {
  const browser = await launchBrowser(await findBrowser());
  try {
    const { page, refused } = await openPage(browser, shelf);
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(String(error)));
    await page.addScriptTag({ path: pagedjs });
    await page.addScriptTag({ path: setter });
    const call = (name: string, ...given: unknown[]) =>
      page.evaluate(`${name}(${given.map(value => JSON.stringify(value)).join(', ')})`);
    return {
      askStyles: async (places, measure) => {
        const answers = (await call('askStyles', [...places.values()], measure)) as PlaceStyle[];
        return new Map([...places.keys()].map((key, k) => [key, answers[k]!]));
      },
      measureUnits: async (parts, measure) => (await call('measureUnits', parts, measure)) as Extent[],
      print: async (book, sheet, progress) => {
        await page.exposeFunction('reportPage', (count: number) => progress?.(count));
        const began = performance.now();
        const set = (await call('setBook', book, sheet)) as Pick<Sheets, 'pages' | 'lines'>;
        if (refused.length > 0 || complaints.length > 0) {
          throw new Error(`The book could not be set: ${[...complaints, ...refused].join('; ')}`);
        }
        const laid = performance.now();
        const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 });
        const seconds = {
          layout: Math.round(laid - began) / 1000,
          print: Math.round(performance.now() - laid) / 1000,
        };
        return { ...set, pdf, seconds };
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
