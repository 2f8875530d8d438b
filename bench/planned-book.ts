import { toHtml } from 'hast-util-to-html';
import { extract } from '../src/extraction/index.ts';
import { formsOf } from '../src/faces/alternates.ts';
import { findFace } from '../src/faces/faces.ts';
import { startPress } from '../src/press/index.ts';
import { composeBook } from '../src/print/composition/index.ts';
import { markLetterforms } from '../src/print/composition/letterforms.ts';
import { markFoot, markPart } from '../src/print/composition/marking.ts';
import { geometryOf, roomOf } from '../src/print/geometry.ts';
import { makePage } from '../src/print/setting/page.ts';
import { placesOf } from '../src/print/setting/places.ts';
import { planBook } from '../src/print/setting/plan.ts';
import {
  laid,
  type PartJob,
  type PlannedPart,
  planPart,
  type Setting,
} from '../src/print/setting/threads/thread.ts';
import { publish } from '../src/publication/index.ts';
import { recover } from '../src/recovery/index.ts';
import type { Title } from '../src/title.ts';
import { titled } from './epub.ts';
import { print } from './print.ts';
import { numbered, type SetText, setTextOf } from './set-lines.ts';

/** A part of the book as it was before. */
export interface Former {
  job: PartJob;
  part: PlannedPart;
  text: SetText;
}

/** Shorter parts have no pages that could move. */
const fewestPages = 4;

/**
 * A book as it is planned, from its raw text.
 * @returns its parts with running text, their units numbered, and how many pages it has
 */
export async function plannedBook(
  name: string,
  text: string,
): Promise<{ formers: Former[]; setting: Setting; pages: number }> {
  const settings = { language: 'en-GB', title: name, answers: {} };
  const { chapters } = recover(extract(Buffer.from(text), name, settings.language), settings);
  const { folder: _, ...rest } = titled(name, '');
  const title: Title = { ...rest, folder: '', book: { ...rest.book, print } };
  const publication = publish(chapters, title);
  const parts = composeBook(publication, title.book);
  const forms = {
    language: publication.language,
    acronyms: print.acronyms,
    hasForms: await formsOf(findFace(print.face)),
  };
  const trees = parts.map(part => markLetterforms(markPart(part), forms));
  const feet = parts.map(part => {
    const foot = markFoot(part);
    return foot && markLetterforms(foot, forms);
  });
  const geometry = geometryOf(print);
  const head = { title: name, language: publication.language, theme: print.theme };
  const { shelf, sheet } = await makePage(head, geometry, findFace(print.face), publication.images);
  const press = await startPress(shelf, sheet);
  try {
    const setting: Setting = {
      language: publication.language,
      hyphenation: title.book.hyphenation,
      face: findFace(print.face),
      hanging: false,
      styles: await press.askStyles(placesOf([...trees, ...feet.filter(foot => !!foot)]), geometry.measure),
      page: roomOf(geometry),
    };
    const formers: Former[] = [];
    const book = await planBook(parts, trees, feet, {
      setting,
      measure: columns =>
        press.measureUnits(
          columns.map(({ tree }) => toHtml(tree)),
          geometry.measure,
        ),
      layParts: (jobs, setting) =>
        jobs.map(async given => {
          const job = { ...given, tree: numbered(given.tree) };
          const part = await planPart({ job, setting });
          if (part.pages.length >= fewestPages) formers.push({ job, part, text: setTextOf(part.tree) });
          return laid(part);
        }),
      done: () => {},
    });
    const pages = book.parts.reduce((sum, part) => sum + Math.max(1, part.pages.length), 0);
    return { formers, setting, pages };
  } finally {
    await press.close();
  }
}
