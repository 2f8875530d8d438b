import { asking, check, on } from '../check.ts';
import { dictAt, has, nameAt, numberAt, streamAt, textAt } from '../reading/objects.ts';
import { programReader } from '../reading/programs.ts';
import { baseOf, wrong } from './fonts.ts';

/** Maps of codes that readers know without their being embedded (ISO 32000-1, 9.7.5.2). */
const knownMaps = /^(?:Identity|GB|CNS|B5|HK|ETen|83pv|90|Add|EUC|Ext|H$|V$|Uni|KSC)/;

/** Rules on how the codes of fonts stand for letters, and on how text is set. */
export const encodings = {
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
