import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { isColoured, type Rgb, shares } from './colours.ts';
import type { Inking } from './inking.ts';
import { type GradientProgram, inkedProgram, readProgram } from './programs.ts';
import { packedStream, unpacked } from './streams.ts';

const name = (text: string) => PDFName.of(text);
const numbersIn = (value: PDFObject | undefined): number[] =>
  value instanceof PDFArray ? value.asArray().map(one => (one as PDFNumber).asNumber()) : [];

/** Colours are looked up at so many places between two stops of a gradient. */
const places = 33;

/** What becomes of a gradient. */
export interface InkedShading {
  shading: PDFDict;
  /** Whether its colours became greys because they are computed in a way that is not known. */
  greyed: boolean;
}

/** The colours between the stops of a gradient from one to another (ISO 32000-2, 7.10.3). */
function coloursBetween(dict: PDFDict): Rgb[] {
  const [from, to] = [numbersIn(dict.lookup(name('C0'))), numbersIn(dict.lookup(name('C1')))];
  const power = dict.lookup(name('N'), PDFNumber).asNumber();
  const count = from.every((part, k) => part === to[k]) ? 1 : places;
  return Array.from({ length: count }, (_, k) => {
    const share = count === 1 ? 0 : (k / (count - 1)) ** power;
    return from.map((part, channel) => part + share * (to[channel]! - part)) as unknown as Rgb;
  });
}

/** The program of a gradient that is computed, taken apart where it is known. */
const programOf = async (stream: PDFRawStream): Promise<GradientProgram | undefined> =>
  readProgram((await unpacked(stream)).toString('latin1'));

/** All colours that a gradient is looked up at; none where it is a program that is not known. */
export async function coloursOf(shading: PDFDict): Promise<Rgb[]> {
  const within = async (value: PDFObject | undefined): Promise<Rgb[]> => {
    if (value instanceof PDFRawStream) return (await programOf(value))?.colours ?? [];
    if (value instanceof PDFArray)
      return (await Promise.all(value.asArray().map((_, k) => within(value.lookup(k))))).flat();
    if (!(value instanceof PDFDict)) return [];
    const kind = value.lookup(name('FunctionType'), PDFNumber).asNumber();
    return kind === 2 ? coloursBetween(value) : within(value.lookup(name('Functions')));
  };
  return within(shading.lookup(name('Function')));
}

/**
 * A gradient in the inks of a book. Its stops stay where they are; between them inks are looked up, for what lies midway
 * between two colours is not midway between their inks.
 *
 * @param inking for greys, and for the rest
 */
export async function inkShading(
  shading: PDFDict,
  inking: { black: Inking; all: Inking },
): Promise<InkedShading> {
  const { context } = shading;
  const made = shading.clone(context);
  const colours = await coloursOf(shading);
  const four = colours.some(isColoured) && inking.all(colours.find(isColoured)!).length === 4;
  const inks = (colour: Rgb): number[] => {
    const found = four ? inking.all(colour) : inking.black(colour);
    // Grey among colours is black ink alone.
    return four && found.length === 1 ? [0, 0, 0, 1 - found[0]!] : found;
  };
  const channels = four ? 4 : 1;
  const range = Array.from({ length: channels }, () => [0, 1]).flat();
  const changed = async (value: PDFObject | undefined): Promise<PDFObject> => {
    if (value instanceof PDFRawStream) {
      const program = four && (await programOf(value));
      const made = program
        ? await withCode(value, inkedProgram(program, program.colours.map(inks)), range)
        : await greyProgram(value, range);
      return context.register(made);
    }
    const dict = value as PDFDict;
    if (dict.lookup(name('FunctionType'), PDFNumber).asNumber() === 2) {
      const found = coloursBetween(dict).map(inks);
      if (found.length > 1) return context.register(await table(found, range, dict));
      const flat = dict.clone(context);
      for (const key of ['C0', 'C1']) flat.set(name(key), context.obj(found[0]!));
      return flat;
    }
    const stitched = dict.clone(context);
    const parts = dict.lookup(name('Functions'), PDFArray);
    const all = await Promise.all(parts.asArray().map((_, k) => changed(parts.lookup(k))));
    stitched.set(name('Functions'), context.obj(all));
    return stitched;
  };
  made.set(name('ColorSpace'), name(four ? 'DeviceCMYK' : 'DeviceGray'));
  made.set(name('Function'), await changed(shading.lookup(name('Function'))));
  const background = numbersIn(shading.lookup(name('Background')));
  if (background.length === 3) made.set(name('Background'), context.obj(inks(background as unknown as Rgb)));
  return { shading: made, greyed: colours.length === 0 && inking.all !== inking.black };
}

/** Inks at even steps (7.10.2), in sixteen bits each. */
function table(values: number[][], range: number[], { context }: PDFDict): Promise<PDFRawStream> {
  const data = Buffer.alloc(2 * values.length * values[0]!.length);
  values.flat().forEach((value, k) => {
    data.writeUInt16BE(Math.round(Math.min(1, Math.max(0, value)) * 65535), 2 * k);
  });
  const entries = { FunctionType: 0, Domain: [0, 1], Range: range, Size: [values.length], BitsPerSample: 16 };
  return packedStream(context.obj(entries), data);
}

const clipped = 'dup 0 lt {pop 0} if dup 1 gt {pop 1} if';
/** As `greyOf` has it. */
const linear = `${clipped} dup 0.04045 le {12.92 div} {0.055 add 1.055 div 2.4 exp} ifelse`;
const curved = 'dup 0.0031308 le {12.92 mul} {0.4166667 exp 1.055 mul 0.055 sub} ifelse';
const [red, green, blue] = shares;
const luminance = `${linear} ${blue} mul exch ${linear} ${green} mul add exch ${linear} ${red} mul add ${curved}`;

/** A program that computes colours (7.10.5), such as the browser writes for gradients that repeat: it goes on to their grey. */
async function greyProgram(stream: PDFRawStream, range: number[]): Promise<PDFRawStream> {
  const program = (await unpacked(stream)).toString('latin1').trimEnd();
  return withCode(stream, `${program.slice(0, -1)} ${luminance}}`, range);
}

/** A program with other code. */
function withCode({ dict }: PDFRawStream, code: string, range: number[]): Promise<PDFRawStream> {
  const changed = dict.clone(dict.context);
  changed.set(name('Range'), dict.context.obj(range));
  return packedStream(changed, Buffer.from(code, 'latin1'));
}

/** The gradients of a document, by what holds them. */
export function shadingsIn(
  objects: readonly [PDFRef, PDFObject][],
): { ref: PDFRef; pattern: PDFDict; shading: PDFDict }[] {
  return objects.flatMap(([ref, pattern]) => {
    if (!(pattern instanceof PDFDict) || String(pattern.get(name('PatternType'))) !== '2') return [];
    const shading = pattern.lookup(name('Shading'));
    return shading instanceof PDFDict && isRgb(shading.lookup(name('ColorSpace')))
      ? [{ ref, pattern, shading }]
      : [];
  });
}

/** Whether a colour space is one of red, green and blue (8.6). */
export function isRgb(space: PDFObject | undefined): boolean {
  if (space instanceof PDFName) return space === name('DeviceRGB');
  if (!(space instanceof PDFArray)) return false;
  const kind = space.lookup(0);
  if (kind === name('CalRGB')) return true;
  if (kind === name('Indexed')) return isRgb(space.lookup(1));
  const profile = kind === name('ICCBased') && space.lookup(1);
  return profile instanceof PDFRawStream && String(profile.dict.lookup(name('N'))) === '3';
}
