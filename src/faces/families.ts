import { createRequire } from 'node:module';
import type { Cut } from './faces.ts';
import { hanFamily, hanLicence } from './packed/han.ts';
import { licenceOfScript } from './packed/scripts.ts';

const { resolve } = createRequire(import.meta.url);

/** A family of the program: its package, and its files by weight and slope. */
interface Family {
  package: string;
  /** Folder in the package. */
  folder?: string;
  /** The file that tells its licence. */
  licence?: string;
  cuts: [weight: Cut['weight'], style: Cut['style'], file: string][];
}

/** The four cuts of a text family of Google Fonts: regular and semibold, upright and italic. */
const four = (name: string, slug: string): Family => ({
  package: `@expo-google-fonts/${slug}`,
  cuts: [
    [400, 'normal', `400Regular/${name}_400Regular.ttf`],
    [400, 'italic', `400Regular_Italic/${name}_400Regular_Italic.ttf`],
    [600, 'normal', `600SemiBold/${name}_600SemiBold.ttf`],
    [600, 'italic', `600SemiBold_Italic/${name}_600SemiBold_Italic.ttf`],
  ],
});

/** Upright cuts of a script in which nothing is slanted. */
const upright = (name: string, slug: string, heavy: string | undefined): Family => ({
  package: `@expo-google-fonts/${slug}`,
  cuts: [
    [400, 'normal', `400Regular/${name}_400Regular.ttf`],
    ...(heavy ? ([[600, 'normal', `${heavy}/${name}_${heavy}.ttf`]] as Family['cuts']) : []),
  ],
});

const dejavu = (name: string, slope: string): Family => ({
  package: 'dejavu-fonts-ttf',
  folder: 'ttf',
  licence: 'LICENSE',
  cuts: [
    [400, 'normal', `${name}.ttf`],
    [400, 'italic', `${name}-${slope}.ttf`],
    [600, 'normal', `${name}-Bold.ttf`],
    [600, 'italic', `${name}-Bold${slope}.ttf`],
  ],
});

/**
 * Families that a book may be set in, each another character: an old-style face, one drawn with a broad pen, a transitional
 * one, a light modern one, a sturdy one, a sans-serif. All have small capitals and figures of every kind.
 */
export const textFamilies: Record<string, Family> = {
  'EB Garamond': four('EBGaramond', 'eb-garamond'),
  Alegreya: four('Alegreya', 'alegreya'),
  'Source Serif 4': four('SourceSerif4', 'source-serif-4'),
  Spectral: four('Spectral', 'spectral'),
  'Noto Serif': four('NotoSerif', 'noto-serif'),
  'Fira Sans': four('FiraSans', 'fira-sans'),
};

/**
 * Families for what the book's own face has no letter for, in the order in which they are asked. Those of one script, and of
 * Chinese, Japanese and Korean, come before them.
 */
export const fallbackFamilies: Record<string, Family> = {
  'Noto Serif': four('NotoSerif', 'noto-serif'),
  'Frank Ruhl Libre': upright('FrankRuhlLibre', 'frank-ruhl-libre', '600SemiBold'),
  Amiri: upright('Amiri', 'amiri', '700Bold'),
  'Noto Serif Devanagari': upright('NotoSerifDevanagari', 'noto-serif-devanagari', '600SemiBold'),
  'Noto Sans Math': upright('NotoSansMath', 'noto-sans-math', undefined),
  'Noto Sans Symbols 2': upright('NotoSansSymbols2', 'noto-sans-symbols-2', undefined),
  'DejaVu Serif': dejavu('DejaVuSerif', 'Italic'),
  'DejaVu Sans': dejavu('DejaVuSans', 'Oblique'),
};

/** The cuts of a family of the program. */
export const cutsOfFamily = (name: string, family: Family): Cut[] =>
  family.cuts.map(([weight, style, file]) => ({
    family: name,
    weight,
    style,
    path: resolve([family.package, family.folder, file].filter(Boolean).join('/')),
  }));

/** The path of the licence of a family of the program; undefined for others. */
export function licenceOf(name: string): string | undefined {
  const family = textFamilies[name] ?? fallbackFamilies[name];
  if (family) return resolve(`${family.package}/${family.licence ?? 'LICENSE_FONT'}`);
  return name === hanFamily ? hanLicence() : licenceOfScript(name);
}
