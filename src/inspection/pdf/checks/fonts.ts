import { PDFDict } from '@cantoo/pdf-lib';
import { allowsEmbedding } from '../../../faces/rights.ts';
import { check, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import { type Font, glyphFinder } from '../reading/fonts.ts';
import { dictAt, entry, has, nameAt, textAt } from '../reading/objects.ts';
import { programReader } from '../reading/programs.ts';

/** Fonts that are wrong, each once, on the page where it is used first. */
export function* wrong(
  pdf: Pdf,
  is: (font: Font) => boolean,
  say: (name: string) => string,
): Generator<Spot> {
  for (const { font, page } of pdf.fonts) if (is(font)) yield { page, message: say(font.name) };
}

/** Whether a font shows anything that is seen. */
const isSeen = (pdf: Pdf, { dict }: Font) =>
  [...(pdf.drawing.codes.get(dict)?.values() ?? [])].some(({ seen }) => seen);

/** Codes that a font shows and that are wrong, on the page where the first of them stands. */
function* wrongCodes(
  pdf: Pdf,
  judge: (font: Font) => ((code: number) => boolean) | undefined,
  say: (name: string, count: number) => string,
): Generator<Spot> {
  for (const { font } of pdf.fonts) {
    const isWrong = judge(font);
    if (!isWrong) continue;
    const found = [...(pdf.drawing.codes.get(font.dict) ?? [])].filter(([code]) => isWrong(code));
    if (found.length > 0)
      yield { page: Math.min(...found.map(([, { page }]) => page)), message: say(font.name, found.length) };
  }
}

const characters = (count: number) => `${count} ${count === 1 ? 'character' : 'characters'}`;
/** How far a width may be off, in thousandths of the size (ISO 14289-1, 7.21.5). */
const widthTolerance = 1;

/** Rules on fonts. */
export const fonts = {
  'font-embedded': check('All fonts are embedded.', pdf =>
    wrong(
      pdf,
      font => font.kind !== 'Type3' && !font.program && isSeen(pdf, font),
      name => `The font ${name} is not embedded, so another one will be printed. Embed it.`,
    ),
  ),

  'font-type3': check('No font is of Type 3.', pdf =>
    wrong(
      pdf,
      ({ kind }) => kind === 'Type3',
      name =>
        `The font ${name} is of Type 3: its letters are drawings, printed coarsely on some presses. Embed a real font.`,
    ),
  ),

  'font-licence': check('The licence of every font lets it be embedded.', pdf =>
    wrong(
      pdf,
      font => !allowsEmbedding(programReader(pdf, font)?.embedding ?? 0),
      name => `The font ${name} says that it may not be embedded. Ask its maker, or use another.`,
    ),
  ),

  'font-courier': check('Courier does not stand for a font that was missing.', pdf =>
    wrong(
      pdf,
      ({ name }) => /^Courier(?:$|[,-]|New)/.test(name),
      name =>
        `The font ${name} is used, which often stands for one that was missing. Look whether it is meant.`,
    ),
  ),

  'font-unicode': check('Every character that is shown has its Unicode value.', pdf =>
    wrongCodes(
      pdf,
      unmapped,
      (name, count) =>
        `${characters(count)} of the font ${name} have no Unicode value, so they cannot be searched or read aloud.`,
    ),
  ),

  'font-unicode-values': check('No Unicode value of a character is U+0000, U+FEFF or U+FFFE.', pdf =>
    wrongCodes(
      pdf,
      font => {
        const map = font.characters();
        return map && (code => /[\0\uFEFF\uFFFE]/.test(map.get(code) ?? ''));
      },
      (name, count) => `${characters(count)} of the font ${name} are given a Unicode value that is none.`,
    ),
  ),

  'font-widths': check('The widths of characters are those of the embedded font.', pdf =>
    wrongCodes(
      pdf,
      font => {
        const program = programReader(pdf, font);
        if (!program) return undefined;
        return code => {
          const width = program.widthOf(code);
          return width !== undefined && Math.abs(width - font.widthOf(code)) > widthTolerance;
        };
      },
      (name, count) =>
        `${characters(count)} of the font ${name} are said to have another width than in the embedded font.`,
    ),
  ),

  'font-glyphs': check('The embedded fonts have every character that is shown.', pdf =>
    wrongCodes(
      pdf,
      font => {
        const program = programReader(pdf, font);
        return program && (code => program.lacks(code));
      },
      (name, count) =>
        `${characters(count)} that the text shows are not in the embedded font ${name}. An empty box is printed.`,
    ),
  ),

  'font-notdef': check('No text shows the glyph for missing characters.', pdf =>
    wrongCodes(
      pdf,
      font => {
        const glyphOf = glyphFinder(font, pdf.unpack);
        return glyphOf && (code => glyphOf(code) === 0);
      },
      name => `Text in the font ${name} shows the sign for a missing character. Use a font that has it.`,
    ),
  ),
} as const;

/** The encoding that a simple font begins with. */
export function baseOf(dict: PDFDict): string {
  const encoding = entry(dict, 'Encoding');
  return (
    nameAt(dict, 'Encoding') ?? (encoding instanceof PDFDict ? (nameAt(encoding, 'BaseEncoding') ?? '') : '')
  );
}

/** Codes without a Unicode value: those not in the ToUnicode map, unless the encoding itself gives them one. */
function unmapped(font: Font): ((code: number) => boolean) | undefined {
  const map = font.characters();
  if (map) return code => !map.has(code);
  if (font.composite) {
    const system = dictAt(font.descendant, 'CIDSystemInfo');
    const known = /^(?:GB1|CNS1|Japan1|Korea1|KR)$/.test(textAt(system, 'Ordering') ?? '');
    return known ? undefined : () => true;
  }
  if (/^(?:MacRoman|MacExpert|WinAnsi)Encoding$/.test(baseOf(font.dict))) return undefined;
  // A font with letters has their names, which stand for Unicode values.
  if (!font.isSymbolic && font.kind !== 'Type3') return undefined;
  const encoding = entry(font.dict, 'Encoding');
  return encoding instanceof PDFDict && has(encoding, 'Differences') ? undefined : () => true;
}
