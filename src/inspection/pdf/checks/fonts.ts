import { PDFDict } from '@cantoo/pdf-lib';
import { asking, check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import { type Font, glyphFinder } from '../reading/fonts.ts';
import { dictAt, entry, has, nameAt, numberAt, streamAt, textAt } from '../reading/objects.ts';
import { programReader } from '../reading/programs.ts';

/** Fonts that are wrong, each once, on the page where it is used first. */
function* wrong(pdf: Pdf, is: (font: Font) => boolean, say: (name: string) => string): Generator<Spot> {
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
/** Maps of codes that readers know without their being embedded (ISO 32000-1, 9.7.5.2). */
const knownMaps = /^(?:Identity|GB|CNS|B5|HK|ETen|83pv|90|Add|EUC|Ext|H$|V$|Uni|KSC)/;

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
      font => programReader(pdf, font)?.embedding === 2,
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

  'font-cid-map': check('Every embedded TrueType font in a composite font says which glyph a code is.', pdf =>
    wrong(
      pdf,
      ({ descendant, program }) =>
        nameAt(descendant, 'Subtype') === 'CIDFontType2' &&
        program !== undefined &&
        !has(descendant, 'CIDToGIDMap'),
      name => `The font ${name} has no CIDToGIDMap, so other programs may show other letters.`,
    ),
  ),

  'font-cmap': check('Every map of codes that readers do not know is embedded.', pdf =>
    wrong(
      pdf,
      ({ composite, dict }) =>
        composite && !streamAt(dict, 'Encoding') && !knownMaps.test(nameAt(dict, 'Encoding') ?? ''),
      name => `The font ${name} has a map of codes (CMap) that is not embedded.`,
    ),
  ),

  'font-cmap-direction': check('A map of codes runs in the direction that its dictionary says.', pdf =>
    wrong(
      pdf,
      ({ composite, dict }) => {
        const map = composite ? streamAt(dict, 'Encoding') : undefined;
        const bytes = map && pdf.unpack(map);
        if (!bytes) return false;
        const inside = /\/WMode\s+(\d)\s+def/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '0';
        return Number(inside) !== (numberAt(map, 'WMode') ?? 0);
      },
      name =>
        `The map of codes of the font ${name} runs in another direction (WMode) than its dictionary says.`,
    ),
  ),

  'font-cid-system': check(
    'A composite font and its map of codes are of the same character collection.',
    pdf =>
      wrong(
        pdf,
        ({ composite, dict, descendant }) => {
          const map = composite ? streamAt(dict, 'Encoding') : undefined;
          if (!map) return false;
          const [one, other] = [dictAt(descendant, 'CIDSystemInfo'), dictAt(map, 'CIDSystemInfo')];
          return ['Registry', 'Ordering'].some(key => textAt(one, key) !== textAt(other, key));
        },
        name =>
          `The font ${name} and its map of codes are of different character collections (CIDSystemInfo).`,
      ),
  ),

  'font-encoding': check(
    'TrueType fonts with letters say how their codes stand for letters; those with symbols do not.',
    function* (pdf) {
      yield* wrong(
        pdf,
        ({ kind, isSymbolic, dict }) => kind === 'TrueType' && isSymbolic && has(dict, 'Encoding'),
        name => `The font ${name} is one of symbols, and may have no Encoding.`,
      );
      yield* wrong(
        pdf,
        ({ kind, isSymbolic, dict }) =>
          kind === 'TrueType' && !isSymbolic && !/^(?:MacRoman|WinAnsi)Encoding$/.test(baseOf(dict)),
        name => `The font ${name} must have MacRomanEncoding or WinAnsiEncoding.`,
      );
    },
  ),

  'font-symbol-table': check(
    'An embedded TrueType font has the table of characters that its codes need.',
    pdf =>
      wrong(
        pdf,
        font => {
          const encodings = font.kind === 'TrueType' ? programReader(pdf, font)?.encodings : undefined;
          if (!encodings) return false;
          const hasSymbols = encodings.some(([platform, encoding]) => platform === 3 && encoding === 0);
          return font.isSymbolic
            ? encodings.length !== 1 && !hasSymbols
            : encodings.length === (hasSymbols ? 1 : 0);
        },
        name => `The embedded font ${name} lacks the table that finds its characters (cmap).`,
      ),
  ),

  'text-invisible': check('No text is hidden.', function* ({ drawing, pages }) {
    for (const mark of drawing.marks)
      if (mark.invisible)
        yield on(pages[mark.page - 1]!, 'There is text that is set and not seen. Take it out.', mark.box);
  }),

  'text-small': asking<{ points: number }>(
    'No text is too small to be read.',
    function* ({ drawing, pages }, { points }) {
      for (const mark of drawing.marks)
        if (mark.size !== undefined && mark.size < points - 0.01 && !mark.invisible && !mark.aside)
          yield on(pages[mark.page - 1]!, `Text is smaller than ${points} pt.`, mark.box);
    },
  ),
} as const;

function baseOf(dict: PDFDict): string {
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
