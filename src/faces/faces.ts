import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Complaint } from '../complaint.ts';
import { postScriptName } from '../pdf/binding/truetype.ts';
import { cutsOfFamily, fallbackFamilies, textFamilies } from './families.ts';

/** One font file of a face. Static TrueType outlines only: Chromium makes Type 3 fonts of variable and CFF ones. */
export interface Cut {
  family: string;
  weight: 400 | 600;
  style: 'normal' | 'italic';
  /** Absolute path of the TTF. */
  path: string;
}

/** The families of a book as its editions use them: for the text, for what is to be typed, for mathematics, and for what these lack. */
export interface Face {
  name: string;
  cuts: Cut[];
  mono: Cut;
  math: Cut;
  /** For headings, where they have a family of their own. */
  headings?: Cut[];
  /** For letters that the others lack, family by family in the order in which they are asked. */
  fallbacks?: Cut[];
  /** Licences of a press's own families, as it told them. */
  licences?: Record<string, string>;
}

const { resolve } = createRequire(import.meta.url);

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
  const family = textFamilies[name];
  const cuts = family && cutsOfFamily(name, family);
  if (!cuts) {
    throw new Complaint(`There is no typeface “${name}”.`, {
      file: 'book.yaml',
      advice: `Write one of these as print.face in book.yaml: ${Object.keys(textFamilies).join(', ')}. Or name font files of your own as faces.text.`,
    });
  }
  return { name, cuts, mono, math };
}

/** What the browser sets the text of drawings in: the default face, and families for letters that it lacks. */
export const drawingCuts = (): Cut[] => [
  ...findFace(defaultFace).cuts,
  ...Object.entries(fallbackFamilies)
    // It has Arabic letters that do not join.
    .filter(([name]) => name !== 'Noto Sans Math')
    .flatMap(([name, family]) => cutsOfFamily(name, family)),
];

/** All files that a book may be set from. */
export const cutsOf = ({ cuts, headings = [], mono, math, fallbacks = [] }: Face): Cut[] => [
  ...cuts,
  ...headings,
  ...[mono, math],
  ...fallbacks,
];

/** Its families for letters that the others lack, in order. */
export const fallbackNames = ({ fallbacks = [] }: Face): string[] => [
  ...new Set(fallbacks.map(({ family }) => family)),
];

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
