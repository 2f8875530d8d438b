import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Element, Nodes } from 'hast';
import subsetFont from 'subset-font';
import { type Cache, digestOf, noCache } from '../cache.ts';
import type { Resource } from '../publication/resource.ts';

const { resolve } = createRequire(import.meta.url);
const fontPackage = '@expo-google-fonts/eb-garamond';

interface Cut {
  name: string;
  path: string;
  weight: 400 | 600;
  style: 'normal' | 'italic';
}

const cuts: Cut[] = [
  { name: 'regular', path: '400Regular/EBGaramond_400Regular.ttf', weight: 400, style: 'normal' },
  {
    name: 'italic',
    path: '400Regular_Italic/EBGaramond_400Regular_Italic.ttf',
    weight: 400,
    style: 'italic',
  },
  { name: 'semibold', path: '600SemiBold/EBGaramond_600SemiBold.ttf', weight: 600, style: 'normal' },
  {
    name: 'semibold-italic',
    path: '600SemiBold_Italic/EBGaramond_600SemiBold_Italic.ttf',
    weight: 600,
    style: 'italic',
  },
];

/** OpenType features the stylesheet uses, and those that letters need to stand well. */
const features = [
  'kern',
  'liga',
  'clig',
  'calt',
  'ccmp',
  'locl',
  'mark',
  'mkmk',
  'smcp',
  'c2sc',
  'onum',
  'lnum',
  'pnum',
  'tnum',
];

/** TrueType, since old readers take no WOFF; the option for features is newer than the library's types. */
const subsetting = { targetFormat: 'truetype' as const, keepFeatures: features };

/** Elements that the stylesheet sets in italics, and in semibold. */
const italic = new Set(['em', 'i', 'cite', 'dfn', 'h3']);
const bold = new Set(['strong', 'b', 'th']);
/** What readers set themselves: numbers of lists and bullets; and in every cut, where they break a word. */
const always = ' 0123456789.•◦▪–—';
const hyphens = '-‐';

/** The bytes of a cut of the typeface. */
export async function readFont(name: 'regular' | 'italic' | 'semibold'): Promise<Uint8Array> {
  return new Uint8Array(
    await readFile(resolve(`${fontPackage}/${cuts.find(cut => cut.name === name)!.path}`)),
  );
}

/**
 * The typeface, cut down to the letters that the edition uses, each cut only where it uses it, and its licence.
 * @param shown all that readers show: pages and contents
 * @param cache where files are found that were made before
 * @returns the files, and the `@font-face` rules that name them
 */
export async function fontsFor(
  shown: Nodes[],
  cache: Cache = noCache,
): Promise<{ resources: Resource[]; css: string }> {
  const used = lettersOf(shown);
  used.set('regular', new Set([...(used.get('regular') ?? []), ...always]));
  const inUse = cuts.filter(({ name }) => (used.get(name)?.size ?? 0) > 0);
  const files = await Promise.all(
    inUse.map(async cut => {
      const text = [...new Set([...used.get(cut.name)!, ...hyphens])].sort().join('');
      const bytes = await cache.stage('letters', digestOf(cut, text, subsetting), async () => {
        const original = await readFile(resolve(`${fontPackage}/${cut.path}`));
        return new Uint8Array(await subsetFont(original, text, subsetting));
      });
      return { cut, path: `fonts/eb-garamond-${cut.name}.ttf`, bytes };
    }),
  );
  const licence = new Uint8Array(await readFile(resolve(`${fontPackage}/LICENSE_FONT`)));
  return {
    resources: [
      ...files.map(({ cut, path, bytes }) => ({
        id: `font-${cut.name}`,
        path,
        mediaType: 'font/ttf',
        bytes,
      })),
      { id: 'font-licence', path: 'fonts/OFL.txt', mediaType: 'text/plain', bytes: licence },
    ],
    css: files
      .map(
        ({ cut, path }) =>
          `@font-face {\n  font-family: "EB Garamond";\n  font-style: ${cut.style};\n  font-weight: ${cut.weight};\n  src: url("${path}");\n}\n`,
      )
      .join('\n'),
  };
}

/** Mathematics is set in the reading program's own face: it needs one that was made for it. */
const isMath = (node: Nodes): boolean => node.type === 'element' && node.tagName === 'math';

/** The letters that each cut has to show. */
function lettersOf(shown: Nodes[]): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  const read = (node: Nodes, isItalic: boolean, isBold: boolean) => {
    if (node.type === 'text') {
      const name = isBold ? (isItalic ? 'semibold-italic' : 'semibold') : isItalic ? 'italic' : 'regular';
      const letters = used.get(name) ?? new Set();
      for (const letter of node.value) letters.add(letter);
      used.set(name, letters);
    } else if ('children' in node && !isMath(node)) {
      const tag = node.type === 'element' ? setAs(node) : '';
      for (const child of node.children) read(child, isItalic || italic.has(tag), isBold || bold.has(tag));
    }
  };
  for (const node of shown) read(node, false, false);
  return used;
}

/** The element whose look one has: a heading of a lower level may keep that of a higher. */
function setAs({ tagName, properties: { className } }: Element): string {
  const look = Array.isArray(className) && className.find(name => String(name).startsWith('as-'));
  return look ? String(look).slice('as-'.length) : tagName;
}
