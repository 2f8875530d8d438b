import { type Cache, digestOf, noCache } from '../cache.ts';
import { cutsOf, type Face, readCut } from '../faces/faces.ts';
import type { Finding } from '../inspection/finding.ts';
import { readInk } from '../pdf/ink/ink.ts';
import type { Book, Title } from '../title.ts';
import { isPrintable, readArtwork } from './artwork.ts';
import { backMarks } from './back.ts';
import { marginOf, toldOf } from './designs/design.ts';
import { designs } from './designs/index.ts';
import { type Box, flat, group, type Mark, mirrored } from './drawing.ts';
import { coverFace } from './face.ts';
import { type Sheet, sheetOf } from './geometry.ts';
import { type CoverInk, coverInk } from './ink.ts';
import { openLetters } from './letters.ts';
import { cropMarks } from './marks.ts';
import { pdfOf } from './pdf.ts';
import { pictureMarks, wrapMarks } from './pictures.ts';
import { inspectMade } from './preflight.ts';
import { spineMarks } from './spine.ts';

/** What a cover is made of. */
interface Given {
  title: Title;
  /** Of the print edition. */
  pages: number;
  face: Face;
  ink: CoverInk;
}

/** The cover of a title. */
export interface Cover {
  /** Back, spine and front on one sheet, for the printer. */
  pdf: Uint8Array;
  findings: Finding[];
}

/**
 * Makes the cover of a title: of the press's artwork where `book.yaml` names some, otherwise in the design of the theme.
 *
 * Type and bars are drawn straight into the PDF, shaped with HarfBuzz, rather than printed by a browser: boxes and places are
 * exact, colours are CMYK from the beginning, and it takes a quarter of a second.
 *
 * @param title as its print edition shows it: the ISBN is that of the printed book
 * @param pages of the print edition
 * @param cache where one is found that was made before
 * @throws Complaint where a picture or the output profile cannot be used, or the ISBN is wrong
 */
export async function makeCover(
  { title, pages }: { title: Title; pages: number },
  cache: Cache = noCache,
): Promise<Cover> {
  const { book } = title;
  const { back, wrap } = book.coverSettings;
  const press = readInk(title).profile;
  const face = await coverFace(book, title.folder);
  const draw = () => drawn({ title, pages, face, ink: coverInk(press) });
  // What the press gives is read anew each time.
  if (book.cover ?? back ?? wrap) return draw();
  const cuts = await Promise.all(cutsOf(face).map(readCut));
  return cache.stage('printed cover', digestOf(book, pages, press?.bytes, ...cuts), draw);
}

async function drawn(given: Given): Promise<Cover> {
  const { title, pages, face, ink } = given;
  const { book } = title;
  const { sheet, findings } = sheetOf(book, pages);
  const letters = await openLetters(face, book.language);
  const made = book.coverSettings.wrap
    ? wrapMarks(await readArtwork(title, book.coverSettings.wrap, wholeOf(sheet), given), sheet, ink)
    : await designed(given, sheet, letters);
  const marks = [...made.marks, ...cropMarks(sheet)];
  const pdf = await pdfOf(marks, letters, sheet, book, ink);
  const told = [
    ...findings,
    ...made.findings,
    ...lettersMissing(marks, book.faces.text?.name ?? book.print.face),
  ];
  told.push(...(await inspectMade(pdf, { book, pages, marks }, told)));
  return {
    pdf,
    findings: told.filter(({ severity }) => severity !== 'info' || isMeant(book)),
  };
}

/** Whether the press has said anything of the printed cover: whoever has not is not bothered with remarks on it. */
function isMeant({ coverSettings }: Book): boolean {
  const { paper, marks, ...others } = coverSettings;
  return marks || [...Object.values(others), ...Object.values(paper)].some(value => value !== undefined);
}

/** The whole sheet, trim and bleed. */
const wholeOf = ({ width, height, spine, bleed }: Sheet): Box => ({
  ...{ x: -bleed, y: -bleed, width: 2 * width + spine + 2 * bleed, height: height + 2 * bleed },
});

/** The cover in the design of the theme, with the press's pictures on front and back where there are some. */
async function designed(
  given: Given,
  sheet: Sheet,
  letters: Awaited<ReturnType<typeof openLetters>>,
): Promise<{ marks: Mark[]; findings: Finding[] }> {
  const { title, pages, ink } = given;
  const { book } = title;
  const { width, height, spine, bleed } = sheet;
  const design = designs[book.print.theme];
  const told = toldOf(book);
  const panel = { letters, width, height, margin: marginOf(width, sheet.safety) };
  const all = { width: 2 * width + spine, height };
  const front = width + spine;
  const upright = { y: -bleed, height: height + 2 * bleed };
  // A book that runs from right to left has its front where others have their back.
  const seen = (marks: Mark[]) => (letters.leftwards ? mirrored(marks, all.width) : marks);
  const picture = async (name: string, from: number, to: number) => {
    const x = letters.leftwards ? all.width - to : from;
    const box = { x, width: to - from, ...upright };
    return pictureMarks(await readArtwork(title, name, box, given), box, ink);
  };
  const backPicture = book.coverSettings.back && (await picture(book.coverSettings.back, -bleed, width));
  const named = book.cover;
  const frontPicture = named && isPrintable(named) && (await picture(named, front, front + width + bleed));
  const pictures = Boolean(frontPicture || backPicture);
  const back = backMarks(book, told, design, panel, Boolean(backPicture));
  const along = spineMarks(book, told, design, letters, sheet, pages);
  return {
    marks: [
      { kind: 'area', ...wholeOf(sheet), colour: design.ground(told.colour) },
      ...(pictures ? [] : seen(design.around?.(told, { ...all, over: bleed }) ?? [])),
      ...(backPicture ? backPicture.marks : []),
      ...seen([group(0, 0, back.marks), group(width, 0, along.marks)]),
      ...(frontPicture ? frontPicture.marks : seen([group(front, 0, design.front(told, panel))])),
    ],
    findings: [
      ...(frontPicture ? frontPicture.findings : named ? [unprinted(named)] : []),
      ...(backPicture ? backPicture.findings : []),
      ...along.findings,
      ...back.findings,
    ],
  };
}

const unprinted = (name: string): Finding => ({
  code: 'cover-picture-kind',
  severity: 'warning',
  message: `The cover’s “${name}” is of a kind that is not printed, so the printed cover has the front of the theme. Save the picture as a JPEG or PNG.`,
  file: 'book.yaml',
});

/** Letters of the cover's text that its typeface does not have. */
function lettersMissing(marks: readonly Mark[], face: string): Finding[] {
  const missing = new Set(flat(marks).flatMap(mark => (mark.kind === 'text' ? mark.run.missing : [])));
  if (missing.size === 0) return [];
  const named = [...missing].slice(0, 24).join(' ');
  return [
    {
      code: 'cover-letter-missing',
      severity: 'error',
      message: `${face} has no letter for ${named}${missing.size > 24 ? ' …' : ''}; the cover lacks it. Name a font file of your own that has it, in faces.fallbacks of book.yaml, or give a cover of your own as cover.wrap.`,
      file: 'book.yaml',
    },
  ];
}
