import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Complaint } from '../complaint.ts';
import { postScriptName } from '../pdf/binding/truetype.ts';

/** One font file of a face. Static TrueType outlines only: Chromium makes Type 3 fonts of variable and CFF ones. */
export interface Cut {
  family: string;
  weight: 400 | 600;
  style: 'normal' | 'italic';
  /** Absolute path of the TTF. */
  path: string;
}

/** A font family as the print edition uses it, with one for what is to be typed, and one for mathematics. */
export interface Face {
  name: string;
  cuts: Cut[];
  mono: Cut;
  math: Cut;
}

const { resolve } = createRequire(import.meta.url);

const faces: Record<string, { package: string; cuts: [Cut['weight'], Cut['style'], string][] }> = {
  'EB Garamond': {
    package: '@expo-google-fonts/eb-garamond',
    cuts: [
      [400, 'normal', '400Regular/EBGaramond_400Regular.ttf'],
      [400, 'italic', '400Regular_Italic/EBGaramond_400Regular_Italic.ttf'],
      [600, 'normal', '600SemiBold/EBGaramond_600SemiBold.ttf'],
      [600, 'italic', '600SemiBold_Italic/EBGaramond_600SemiBold_Italic.ttf'],
    ],
  },
};

/** The monospaced face: it has Greek and Cyrillic too. */
const mono: Cut = {
  family: 'Source Code Pro',
  weight: 400,
  style: 'normal',
  path: resolve('@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf'),
};

/** The face of mathematics: it says how formulas are built (its table MATH), and has TrueType outlines, as few such faces do. */
const math: Cut = {
  family: 'STIX Two Math',
  weight: 400,
  style: 'normal',
  path: resolve('@expo-google-fonts/stix-two-math/400Regular/STIXTwoMath_400Regular.ttf'),
};

/** The face that also serves where the machine has no fonts of its own. */
export const defaultFace = 'EB Garamond';

/**
 * The files of a face, by the name `book.yaml` gives it.
 * @throws Complaint where the program does not carry the face.
 */
export function findFace(name: string): Face {
  const face = faces[name];
  if (!face) {
    throw new Complaint(`There is no typeface “${name}”.`, {
      file: 'book.yaml',
      advice: `Write one of these as print.face in book.yaml: ${Object.keys(faces).join(', ')}.`,
    });
  }
  const cuts = face.cuts.map(([weight, style, file]) => ({
    family: name,
    weight,
    style,
    path: resolve(`${face.package}/${file}`),
  }));
  return { name, cuts, mono, math };
}

/** All files that a book may be set from. */
export const cutsOf = ({ cuts, mono, math }: Face): Cut[] => [...cuts, mono, math];

/** The bytes of a cut. */
export async function readCut(cut: Cut): Promise<Uint8Array> {
  return new Uint8Array(await readFile(cut.path));
}

/** The cuts of a face by their PostScript names, as PDFs call them. */
export async function postScriptNames(face: Face): Promise<Map<string, Cut>> {
  const cuts = cutsOf(face);
  const names = await Promise.all(cuts.map(async cut => postScriptName(await readCut(cut))));
  return new Map(cuts.flatMap((cut, k) => (names[k] === undefined ? [] : [[names[k], cut]])));
}
