import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { packedStream, unpacked } from '../ink/streams.ts';
import { charactersIn, withWords } from '../shaped/index.ts';
import { markArtifacts } from '../structure/artifacts.ts';
import type { Structured } from '../structure/index.ts';
import { type GlyphWidth, joinGlyphs } from './glyph-runs.ts';
import { nameDivisions } from './hyphens.ts';
import { widthsOf } from './widths.ts';
import { hasInitials, nameInitials } from './words.ts';

/**
 * Rewrites what pages and forms show: divided words whole, greys in one ink, the glyphs of a line with one operator, words of
 * every script as they are written, and all that is not in the structure marked as an artifact.
 *
 * @param structured what of the pages is decoration, and in which order they are read
 */
export async function finishContents(
  document: PDFDocument,
  { decoration, reading }: Pick<Structured, 'decoration' | 'reading'>,
): Promise<void> {
  const { context } = document;
  const known = new Map<PDFObject, GlyphWidth | undefined>();
  const fontIn = (resources: PDFDict | undefined) => {
    const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict);
    return (name: string) => {
      const font = fonts?.get(PDFName.of(name));
      if (font && !known.has(font)) known.set(font, widthsOf(font, context));
      return font && known.get(font);
    };
  };
  const rewrite = async (ref: PDFObject, resources: PDFDict | undefined, page?: PDFRef) => {
    const stream = context.lookup(ref);
    if (!(stream instanceof PDFRawStream)) return;
    const before = (await unpacked(stream)).toString('latin1');
    const named = hasInitials(before) ? nameInitials(before, await charactersIn(resources)) : before;
    const joined = joinGlyphs(inOneInk(nameDivisions(named)), fontIn(resources));
    const marked = page ? markArtifacts(joined, decoration.get(page) ?? new Set()) : joined;
    const after = await withWords(marked, resources, page && reading.get(page));
    if (after === before) return;
    const changed = await packedStream(stream.dict.clone(), Buffer.from(after, 'latin1'));
    context.assign(ref as never, changed);
  };
  const pages = document.getPages().flatMap(({ node, ref: page }) => {
    const given = node.get(PDFName.of('Contents'));
    const refs = given instanceof PDFArray ? given.asArray() : [given];
    return refs.flatMap(ref => (ref ? [rewrite(ref, node.Resources(), page)] : []));
  });
  const forms = context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const form =
      object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
    return form ? [rewrite(ref, object.dict.lookupMaybe(PDFName.of('Resources'), PDFDict))] : [];
  });
  await Promise.all([...pages, ...forms]);
}

/** Three equal numbers, before an operator. */
const equal = /(?<![\w.])(-?[\d.]+) \1 \1$/;
/** How far before an operator its numbers begin at most. */
const reach = 100;

/** Colours whose three parts are equal become DeviceGray. Found by their operators, which are few among many numbers. */
function inOneInk(content: string): string {
  let grey = '';
  let done = 0;
  for (const { 0: all, 1: operator, index } of content.matchAll(/ (rg|RG)(?!\w)/g)) {
    const found = equal.exec(content.slice(Math.max(done, index - reach), index));
    if (!found) continue;
    grey += `${content.slice(done, index - found[0].length)}${found[1]} ${operator === 'rg' ? 'g' : 'G'}`;
    done = index + all.length;
  }
  return done === 0 ? content : grey + content.slice(done);
}
