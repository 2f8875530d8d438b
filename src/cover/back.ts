import type { Finding } from '../inspection/finding.ts';
import type { Book } from '../title.ts';
import { addOnOf, barCode, isbnOf } from './barcode.ts';
import { setBlurb } from './blurb.ts';
import { type Design, type Panel, place, setBlock, type Told } from './designs/design.ts';
import { group, type Mark } from './drawing.ts';
import { points, remark } from './geometry.ts';
import { printers } from './printers.ts';

/**
 * The back of the cover: the blurb above, publisher and price at the foot, the bar code in the corner by the spine.
 *
 * @param isOver whether it stands over a picture of the press: then there is nothing but the bar code
 * @returns marks whose origin is the upper left of the back
 * @throws Complaint where the ISBN is wrong
 */
export function backMarks(
  book: Book,
  told: Told,
  design: Design,
  panel: Panel,
  isOver: boolean,
): { marks: Mark[]; findings: Finding[] } {
  const { width, height, margin, letters } = panel;
  const { price, blurb = book.description } = book.coverSettings;
  const findings: Finding[] = [];
  const marks: Mark[] = [];
  const foot = height - margin;
  const room = width - 2 * margin;
  const isbn = isbnOf(book);
  const code =
    isbn && (barCode(isbn, addOnOf(price), letters, room) ?? barCode(isbn, undefined, letters, room));
  if (!isbn)
    findings.push(
      remark('cover-no-isbn', 'The cover has no bar code, since the print edition has no ISBN in book.yaml.'),
    );
  else if (!code) findings.push(tooSmall());
  else if (isbn.isShared) findings.push(shared(isbn.written));
  if (code) {
    const { box } = code;
    const at = group(width - margin - box.width, foot - box.height, code.marks);
    marks.push({ ...at, width: box.width } as Mark);
  }
  if (isOver) return { marks, findings };

  const colour = design.back.colour(told.colour);
  const corner = code?.box ?? printersCode(book, margin);
  const beside = corner ? room - corner.width - margin : room;
  let imprint = foot;
  for (const line of [price, told.publisher]) {
    if (!line) continue;
    const style = line === price ? ({ cut: 'regular' } as const) : design.back.publisher;
    const block = setBlock(
      panel,
      line,
      { ...style, largest: 0.036, lines: 2, leading: 1.25 },
      Math.max(beside, 60),
    );
    imprint -= (block.runs.length - 1) * block.step;
    marks.push(...place(block, margin, imprint, colour));
    imprint -= block.size * 1.6;
  }
  const lower = Math.min(imprint, corner ? foot - corner.height : foot) - 18;
  const upper = design.back.head * height + margin;
  const set = blurb && setBlurb(blurb, letters, colour, { width: room, height: lower - upper, panel: width });
  if (set) marks.push(group(margin, upper, set.marks));
  else findings.push(blurb ? tooLong(blurb) : noBlurb());
  return { marks, findings };
}

/** How far the printer's own bar code, which a cover without one gets, reaches into the area within its margins. */
function printersCode(
  { coverSettings: { printer } }: Book,
  margin: number,
): { width: number; height: number } | undefined {
  const code = printer && printers[printer].code;
  if (!code) return undefined;
  return { width: points(code.edge + code.width) - margin, height: points(code.edge + code.height) - margin };
}

const noBlurb = () =>
  remark('cover-no-blurb', 'The back of the cover has no text. Write it as cover.blurb, or as description.');

const tooLong = (blurb: string): Finding => ({
  code: 'cover-blurb-long',
  severity: 'error',
  message: `The text for the back of the cover (${blurb.split(/\s+/).length} words) does not fit in type that can be read, so it was left out. Shorten it, or write a shorter one as cover.blurb.`,
  file: 'book.yaml',
});

const shared = (isbn: string): Finding => ({
  code: 'cover-isbn-shared',
  severity: 'warning',
  message: `The bar code has the ISBN of the identifier, ${isbn}, which is that of the EPUB too. Every edition must have its own: write that of the printed book as cover.isbn.`,
  file: 'book.yaml',
});

const tooSmall = (): Finding => ({
  code: 'cover-code-small',
  severity: 'error',
  message:
    'The bar code does not fit on the back: it would be less than 80 % of its full size, which scanners do not read.',
  file: 'book.yaml',
});
