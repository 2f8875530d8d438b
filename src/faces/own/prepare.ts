import { convert, detectFormat } from 'fontverter';
import { Blob, Face as HbFace } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { digestOf } from '../../cache.ts';
import { Complaint } from '../../complaint.ts';
import { limits } from '../../limits.ts';
import { allowsSubsets } from '../rights.ts';
import { keptFont } from './kept.ts';
import { withQuadraticOutlines } from './outlines.ts';
import { lettersAlone } from './radicals.ts';
import { nameTable, readTables, writeTables } from './sfnt.ts';
import { withSmallCapitals } from './small-capitals.ts';

/** What a font file of a press is to become. */
export interface Wanted {
  family: string;
  /** `Regular`, `SemiBold Italic`. */
  style: string;
  weight: number;
  /** Whether it only helps out with letters, and needs no small capitals. */
  fallback?: true;
}

/**
 * Prepares a font file for both editions: WOFF is unpacked, a variable font set to one weight, outlines of CFF turned into
 * TrueType’s, and the font given a name of its own.
 *
 * @param source of the file, for messages
 * @returns the path of the prepared file, in the folder for what can be made again
 * @throws Complaint where it is no font, or its maker forbids to embed it
 */
export function prepareFont(bytes: Uint8Array, source: string, wanted: Wanted): Promise<string> {
  return keptFont(digestOf(4, bytes, wanted), () => fontOf(bytes, source, wanted));
}

async function fontOf(bytes: Uint8Array, source: string, wanted: Wanted): Promise<Uint8Array> {
  let file: Uint8Array;
  try {
    file = new Uint8Array(await convert(Buffer.from(bytes), 'sfnt', detectFormat(Buffer.from(bytes))));
  } catch {
    throw notAFont(source);
  }
  let tables = readTables(file);
  const whole =
    tables && ['head', 'hhea', 'hmtx', 'maxp', 'cmap', 'OS/2', 'post'].every(tag => tables!.has(tag));
  const drawn = tables?.has('glyf') || tables?.has('CFF ') || tables?.has('CFF2');
  if (!tables || !whole || !drawn || file.length > limits.font.unpacked) throw notAFont(source);
  const metrics = tables.get('OS/2')!;
  if (metrics.length < shortest) throw notAFont(source);
  mayBeEmbedded(metrics, source);
  try {
    if (tables.has('fvar')) file = await instance(file, wanted.weight);
    tables = tables.has('glyf') ? readTables(file)! : withQuadraticOutlines(file);
  } catch {
    throw notAFont(source);
  }
  if (!wanted.fallback) tables = withSmallCapitals(tables);
  tables.set('name', nameTable(wanted.family, wanted.style));
  tables.delete('DSIG');
  return lettersAlone(writeTables(tables));
}

/** A variable font at one weight, its other axes where they stand by themselves. */
async function instance(file: Uint8Array, weight: number): Promise<Uint8Array> {
  const face = new HbFace(new Blob(file));
  const text = [...face.collectUnicodes()].map(code => String.fromCodePoint(code)).join('');
  const axes = Object.entries(face.getAxisInfos()).map(([tag, { min, max, default: own }]) => [
    tag,
    tag === 'wght' ? Math.min(max, Math.max(min, weight)) : own,
  ]);
  const options = {
    targetFormat: 'truetype' as const,
    variationAxes: Object.fromEntries(axes),
    keepFeatures: [...new Set([...face.getTableFeatureTags('GSUB'), ...face.getTableFeatureTags('GPOS')])],
  };
  return new Uint8Array(await subsetFont(Buffer.from(file), text, options));
}

/** Bytes of the table OS/2 in its oldest version (OpenType, table OS/2: version 0 with 68 of them). */
const shortest = 68;

/** @throws Complaint where the font’s maker does not let it be embedded in part, as editions do */
function mayBeEmbedded(table: Uint8Array, source: string): void {
  if (allowsSubsets(Buffer.from(table).readUInt16BE(8))) return;
  throw new Complaint('The maker of this font does not allow editions to hold letters of it (OS/2 fsType).', {
    file: source,
    advice: 'Ask its maker for a file with a licence for books, or name another one.',
    exit: 1,
  });
}

const notAFont = (source: string): Complaint =>
  new Complaint('This is no font file that can be read.', {
    file: source,
    advice: 'Give a whole TrueType, OpenType, WOFF or WOFF2 file of one font.',
    exit: 1,
  });
