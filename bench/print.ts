import { extract } from '../src/extraction/index.ts';
import { parse } from '../src/manuscript/index.ts';
import { publish } from '../src/publication/index.ts';
import { recover } from '../src/recovery/index.ts';
import type { PrintSettings, Title } from '../src/title.ts';
import type { Book } from './books.ts';
import { multiplied, titled } from './epub.ts';
import { type Maker, makersOf, withReissue } from './makers.ts';
import { peakOf } from './measure.ts';
import { type Frame, measureType, type Typography } from './typometer.ts';

export const print: PrintSettings = {
  trim: { width: 138, height: 216 },
  margins: { inner: 18, outer: 16, top: 21, bottom: 23 },
  face: 'EB Garamond',
  size: 10.5,
  leading: 13.5,
  indent: 14,
  bleed: 3,
  marks: false,
  theme: 'monograph',
  acronyms: 'capitals' as const,
  hanging: false,
  heads: 'chapter',
  chapters: 'recto',
};

/** Sheets of a narrow measure, of the usual one and of a wide one: 290, 393 and 460 CSS pixels. */
const trims = [
  { width: 110.7, height: 178 },
  { width: 138, height: 216 },
  { width: 155.7, height: 234 },
];

/**
 * The print edition of a book, whole and cold, once, twice and four times over; beside it what others make of the same
 * text.
 */
export async function benchPrint(given: Book): Promise<void> {
  const { name } = given;
  const book = bookOf(given);
  for (const copies of [1, 2, 4]) {
    const { title, publication } = book(copies, print, 'book');
    if (copies === 1) {
      const { makers, clear } = await makersOf(publication, title);
      for (const maker of makers) await show(`${name}, ${maker.name}`, maker, print);
      await clear();
    } else {
      const make = () => withReissue(publication, title);
      await show(`${name} × ${copies}, reissue`, { name, make, comparable: true }, print);
    }
  }
}

/** What is seen of the pages of a book at three measures, with notes at the foot and at the end: ours, and LuaLaTeX’s where it is installed. */
export async function benchPages(given: Book): Promise<void> {
  const book = bookOf(given);
  for (const trim of trims)
    for (const notes of ['foot', 'book'] as const) {
      const settings = { ...print, trim };
      const { title, publication } = book(1, settings, notes);
      const { makers, clear } = await makersOf(publication, title);
      for (const maker of makers.filter(({ name }) => /reissue|LuaLaTeX|Typst/.test(name)))
        await show(`${given.name} ${trim.width} mm, ${notes}, ${maker.name}`, maker, settings);
      await clear();
    }
}

/** A book as it is printed: so many times over, on such a page, its notes at the foot or at its end. */
export function bookOf({ name, text }: Book) {
  const settings = { language: 'en-GB', title: name, answers: {} };
  const { chapters } = recover(extract(Buffer.from(text), name, settings.language), settings);
  return (copies: number, print: PrintSettings, place: Title['book']['notes']['print']) => {
    const { folder: _, book, ...rest } = titled(name, '');
    const title: Title = {
      ...rest,
      folder: '',
      book: { ...book, print, notes: { ...book.notes, print: place } },
    };
    const manuscript = multiplied(chapters, copies).map(({ file, markdown }) => parse(file, markdown));
    return { title, publication: publish(manuscript, title) };
  };
}

/** Has a PDF made and prints a line about it, with what is to be said of its type where that is ours. */
async function show(label: string, { make, comparable }: Maker, settings: PrintSettings): Promise<void> {
  try {
    const { result, clock, memory } = await peakOf(make);
    const { pdf, after } = result;
    const type = comparable ? await measureType(pdf, frameOf(settings)) : undefined;
    const figures = `${`${clock.toFixed(1)} s`.padStart(9)}${memory.padStart(10)}`;
    const printed = after === undefined ? '' : `${(clock - after).toFixed(1)} s without inspection, `;
    console.log(`${label.padEnd(44)}${figures}  ${printed}${type ? described(type) : ''}`);
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    const why =
      code === 'ENOENT' ? 'not installed' : (stderr || message || String(error)).trim().split('\n').at(-1);
    console.log(`${label.padEnd(46)}${why}`);
  }
}

/** What the typometer is told of the page: EB Garamond’s own word space is a fifth of an em. */
const frameOf = ({ trim, margins, size, leading }: PrintSettings): Frame => ({
  ...{ space: 0.2 * size, leading },
  top: (margins.top * 72) / 25.4 - leading / 4,
  bottom: ((trim.height - margins.bottom) * 72) / 25.4 + leading / 4,
});

const described = (type: Typography): string =>
  [
    `${type.pages} pages, word space ${type.mean.toFixed(2)} ± ${type.deviation.toFixed(3)}`,
    `${type.loose.toFixed(2)} % loose, ${type.hyphenated.toFixed(1)} % hyphenated`,
    `widows ${type.widows}, orphans ${type.orphans}, turns ${type.turns}, uneven ${type.uneven}`,
    `rivers ${type.rivers}, stacks ${type.stacks}`,
  ].join(', ');
