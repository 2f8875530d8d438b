import { statSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { type Cache, digestOf } from '../cache.ts';
import { cutsOf, type Face, readCut } from '../faces/faces.ts';
import type { PrintedPart } from '../pdf/finish/index.ts';
import { type FoundBrowser, findBrowser } from '../press/browser.ts';
import type { Extent } from '../press/extent.ts';
import type { FormulaSize } from '../press/formula.ts';
import { type Press, type PressedPart, type Sheet, startPress } from '../press/index.ts';
import { type InkedLeaves, inkPictures } from '../press/pictures.ts';
import type { Shelf } from '../press/shelf.ts';
import type { Place, PlaceStyle } from '../press/style.ts';
import type { Image } from '../publication/publication.ts';
import type { Formula } from './setting/formulas.ts';
import type { Column } from './setting/plan.ts';
import { startThreads, type Threads } from './setting/threads/index.ts';
import type { LaidPart, PartJob, Setting } from './setting/threads/thread.ts';
import { inTurns } from './turns.ts';

/** What all parts of a book are made with. */
export interface Outfit {
  shelf: Shelf;
  /** CSS of the sheet (`@page`), for Paged.js. */
  sheet: string;
  face: Face;
  images: readonly Image[];
  /** Length of a full line in CSS pixels. */
  measure: number;
  finish: Pick<PrintedPart, 'language' | 'geometry' | 'faces' | 'ink'>;
}

/** A gathering that was set. */
export interface SetStage {
  /** Of the gathering: its part’s, and which of its gatherings it is. */
  id: string;
  part: string;
  html: string;
  set: PressedPart;
  /** A digest of what it was made from. */
  made: string;
}

/**
 * The stages in which a book's parts are made, each looked up by what it is made from. Browser and threads start when
 * something has to be made.
 */
export interface Stages {
  styles: (places: Map<string, Place>) => Promise<Map<string, PlaceStyle>>;
  /** What formulas take up. */
  formulas: (formulas: readonly Formula[]) => Promise<FormulaSize[]>;
  /** Where units stand in columns, by their numbers in each. */
  measure: (columns: Column[]) => Promise<Extent[][]>;
  /** Parts divided into pages. */
  lay: (jobs: PartJob[], setting: Setting) => Promise<LaidPart>[];
  /** The gatherings of a part, set in pages by the browser. */
  set: (id: string, laid: LaidPart) => Promise<SetStage[]>;
  /**
   * The pages of a gathering that was set, as they are bound.
   *
   * @param wanted ids of places in it that others refer to
   */
  leaves: (stage: SetStage, sheets: Sheet[], wanted: string[]) => Promise<LeavesStage>;
  threads: () => Threads;
  /** Runs work and adds what it took to `seconds`. */
  timed: <T>(stage: string, work: () => Promise<T>) => Promise<T>;
  seconds: Record<string, number>;
  /** @param busy what the threads are still doing; nobody waits for it here */
  close: (busy?: Promise<unknown>) => Promise<void>;
}

export interface LeavesStage extends InkedLeaves {
  made: string;
}

/** A tree without the places that its elements have in the manuscript: they are not printed. */
const unplaced = (key: string, value: unknown) => (key === 'position' ? undefined : value);

/** What a browser is, as far as can be told without starting it. */
function markOf({ path, found, libraries }: FoundBrowser): unknown[] {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  return [path, found, libraries, size, mtimeMs, found === 'bundled' ? 0 : ctimeMs];
}

/**
 * The stages of a book's print edition.
 *
 * @param changed whether something will have to be made, as far as is known: then the browser starts at once
 */
export async function openStages(cache: Cache, outfit: Outfit, changed: boolean): Promise<Stages> {
  const { shelf, sheet, face, images, measure, finish } = outfit;
  const browser = await findBrowser();
  const cuts = await Promise.all(cutsOf(face).map(readCut));
  const base = digestOf(markOf(browser), shelf.html, sheet, measure, ...cuts);
  const seconds: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    seconds[stage] = Math.round(((seconds[stage] ?? 0) + (performance.now() - began) / 1000) * 1000) / 1000;
    return result;
  };

  let started: Promise<Press> | undefined;
  const press = () => {
    started ??= timed('start', () => startPress(shelf, sheet));
    return started;
  };
  if (changed) press().catch(() => {});
  let pool: Threads | undefined;
  /** @param letters of what is now to be done: what was begun in this thread goes on in several where it is more */
  const threads = (letters = 0) => {
    if (!pool || (pool.none && letters > 0)) pool = startThreads(letters);
    return pool;
  };
  /** Gatherings that stand in the browser, with what they were made from. */
  const inPress = new Map<string, string>();
  /**
   * What must not meet with anything else in the browser waits for its turn: setting stops for pictures, Paged.js drops what
   * it is at when it is given the next part, and what is measured would be printed. So do pictures, which take much memory.
   */
  const [inTurn, atWork] = [inTurns(), inTurns()];
  const setInPress = async (id: string, html: string, made: string): Promise<PressedPart> => {
    const set = await (await press()).setPart(id, html);
    inPress.set(id, made);
    return set;
  };
  /** Digests of the pictures that a part shows. */
  const picturesIn = (html: string): string[] =>
    images
      .filter(({ src }) => html.includes(src) || html.includes(src.replaceAll('&', '&#x26;')))
      .map(({ src, bytes }) => digestOf(src, bytes));
  return {
    seconds,
    timed,
    threads: () => threads(),
    styles: places =>
      cache.stage('styles', digestOf(base, [...places]), async () =>
        (await press()).askStyles(places, measure),
      ),
    formulas: formulas => {
      if (formulas.length === 0) return Promise.resolve([]);
      const asked = formulas.map(({ element, place, display }) => ({
        html: toHtml(element),
        place,
        display,
      }));
      return cache.stage('formulas', digestOf(base, asked), async () =>
        (await press()).measureFormulas(asked, measure),
      );
    },
    measure: async columns => {
      const html = columns.map(({ tree }) => toHtml(tree));
      const made = html.map(one => digestOf(base, one, picturesIn(one)));
      const found = await Promise.all(made.map(one => cache.find<Extent[]>('measures', one)));
      const lacking = [...made.keys()].filter(k => !found[k]);
      if (lacking.length === 0) return found as Extent[][];
      threads(lacking.reduce((sum, k) => sum + columns[k]!.letters, 0));
      const asked = await inTurn.soon(async () =>
        (await press()).measureUnits(
          lacking.map(k => html[k]!),
          measure,
        ),
      );
      lacking.forEach((k, at) => {
        found[k] = asked[at]!;
        cache.keep('measures', made[k]!, asked[at]);
      });
      return found as Extent[][];
    },
    lay: (jobs, setting) => {
      const { styles, ...rest } = setting;
      const common = digestOf(base, [...styles], rest);
      const made = jobs.map(job => digestOf(common, JSON.stringify(job, unplaced)));
      const found = Promise.all(made.map(one => cache.find<LaidPart>('pages', one))).then(found => {
        const lacking = jobs.filter((_, k) => !found[k]);
        threads(lacking.reduce((sum, { tree }) => sum + textOf(tree).length, 0));
        return found;
      });
      return jobs.map(async (job, k) => {
        const known = (await found)[k];
        if (known) return known;
        const laid = await threads().layPart({ job, setting });
        cache.keep('pages', made[k]!, laid);
        return laid;
      });
    },
    set: (part, { gatherings }) =>
      Promise.all(
        gatherings.map(async (html, k) => {
          const id = `${part}-${k + 1}`;
          const made = digestOf(base, id, html, picturesIn(html));
          return {
            id,
            part,
            html,
            made,
            set: await cache.stage('set', made, () => inTurn.soon(() => setInPress(id, html, made))),
          };
        }),
      ),
    leaves: async ({ id, part, html, made }, sheets, wanted) => {
      const { ink, ...outfit } = finish;
      const inkMark = [ink.inks ?? '', ink.profile?.bytes ?? ''] as const;
      const own = digestOf(made, part, sheets, wanted, outfit, ...inkMark);
      const inked = await cache.stage('leaves', own, async (): Promise<InkedLeaves> => {
        const { pdf, elements } = await inTurn.late(async () => {
          if (inPress.get(id) !== made) await setInPress(id, html, made);
          return (await press()).printPart(sheets, wanted);
        });
        const finished = await threads().finishPart({ pdf, elements, id, part, ...finish });
        return inkPictures(finished, html, images, (picture, shown) =>
          cache.stage('picture', digestOf(picture.bytes, shown, ...inkMark), () =>
            atWork.soon(async () =>
              (await import('../pdf/ink/picture.ts')).inkPicture(picture.bytes, ink, shown),
            ),
          ),
        );
      });
      return { ...inked, made: own };
    },
    close: async busy => {
      await started?.then(press => press.close()).catch(() => {});
      const end = () => pool?.close();
      if (busy) busy.then(end, end);
      else await end();
    },
  };
}
