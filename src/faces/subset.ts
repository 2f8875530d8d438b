import { readFile } from 'node:fs/promises';
import type { Element, Nodes } from 'hast';
import subsetFont from 'subset-font';
import { type Cache, digestOf, noCache } from '../cache.ts';
import type { Resource } from '../publication/resource.ts';
import { lettersOf as coveredBy, isShown } from './complete.ts';
import { type Cut, type Face, fallbackNames, readCut } from './faces.ts';
import { licenceOf } from './families.ts';
import { plainName } from './plain-names.ts';

/** OpenType features the stylesheet uses, and those that letters need to stand well, in any script. */
const features = [
  ...['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk'],
  ...['smcp', 'c2sc', 'onum', 'lnum', 'pnum', 'tnum'],
];
const shaping = [
  ...['rlig', 'init', 'medi', 'fina', 'isol', 'rclt', 'curs', 'abvm', 'blwm', 'dist', 'abvs', 'blws', 'pres'],
  ...['psts', 'haln', 'half', 'nukt', 'akhn', 'rphf', 'rkrf', 'pref', 'blwf', 'abvf', 'pstf', 'vatu', 'cjct'],
];

/** Elements that the stylesheet sets in italics, and in semibold. */
const italic = new Set(['em', 'i', 'cite', 'dfn', 'h3']);
const bold = new Set(['strong', 'b', 'th']);
/** What readers set themselves: numbers of lists and bullets; and in every cut, where they break a word. */
const always = ' 0123456789.•◦▪–—';
const hyphens = '-‐';

/** A cut as readers get it: what it is called in the package, and the letters that it is to show. */
interface Part {
  cut: Cut;
  slot: string;
  text: string;
}

/**
 * The typefaces, cut down to the letters that the edition uses, each cut only where it uses it, and their licences.
 * @param shown all that readers show: pages and contents
 * @param face with families for whatever letters its own lacks
 * @param cache where files are found that were made before
 * @returns the files, and the `@font-face` rules that name them
 */
export async function fontsFor(
  shown: Nodes[],
  face: Face,
  cache: Cache = noCache,
): Promise<{ resources: Resource[]; css: string }> {
  const parts = await partsOf(shown, face);
  const files = await Promise.all(
    parts.map(async ({ cut, slot, text }) => {
      // TrueType, since old readers take no WOFF; the option for features is newer than the library's types.
      const keepFeatures = face.cuts.includes(cut) ? features : [...features, ...shaping];
      const subsetting = { targetFormat: 'truetype' as const, keepFeatures };
      const font = await readCut(cut);
      const bytes = await cache.stage(
        'letters',
        digestOf(font, text, subsetting),
        async () => new Uint8Array(await subsetFont(Buffer.from(font), text, subsetting)),
      );
      return { cut, id: `font-${slot}`, path: `fonts/${slugOf(cut.family)}-${slot}.ttf`, bytes };
    }),
  );
  const families = [...new Set(parts.map(({ cut }) => cut.family))];
  const licences = await Promise.all(families.map(family => licenceFile(family, face)));
  return {
    resources: [
      ...files.map(({ cut, id, path, bytes }) => ({
        id: cut.family === face.name ? id : `${id}-${slugOf(cut.family)}`,
        path,
        mediaType: 'font/ttf',
        bytes,
      })),
      ...licences.flat(),
    ],
    css: [...files.flatMap(file => rulesOf(file, face)), ...familyRules(face, families)].join('\n'),
  };
}

/** The cuts that are used, with their letters: a family has those that none before it has. */
async function partsOf(shown: Nodes[], face: Face): Promise<Part[]> {
  const used = lettersOf(shown);
  used.set('regular', new Set([...(used.get('regular') ?? []), ...always]));
  const families = [
    face.cuts,
    ...fallbackNames(face).map(name => face.fallbacks!.filter(cut => cut.family === name)),
  ];
  if (face.headings) families.splice(1, 0, face.headings);
  const parts: Part[] = [];
  for (const [slot, letters] of used) {
    let lacking = [...letters].sort();
    for (const [k, cuts] of families.entries()) {
      const cut = cutFor(cuts, slot);
      const covered = await coveredBy(cut);
      // What no family has stays with the first; headings may be set in any letter.
      const own =
        k === 0 || cuts === face.headings
          ? [...letters].sort()
          : lacking.filter(letter => isShown(letter, covered));
      if (cuts !== face.headings) lacking = lacking.filter(letter => !isShown(letter, covered));
      if (own.length === 0) continue;
      const more = k === 0 ? hyphens : shapingPartners(own);
      parts.push({ cut, slot, text: [...new Set([...own, ...more])].sort().join('') });
    }
  }
  return united(parts);
}

/** Joiners; and the part before the consonant of Khmer vowels that are written around it, which Unicode does not divide. */
const joiners = '\u200c\u200d';
const khmer = { around: /[\u17be-\u17c5]/, before: '\u17c1' };

/** What letters turn into, or stand beside, while they are shaped: the parts of a vowel on both sides of a consonant, and joiners. */
const shapingPartners = (letters: readonly string[]): string[] => [
  ...letters.flatMap(letter => [...letter.normalize('NFD'), ...letter.normalize('NFKD')]),
  ...(letters.some(letter => khmer.around.test(letter)) ? khmer.before : ''),
  ...joiners,
];

/** Parts of which each file is one: two slots of a family may be set in the same cut. */
function united(parts: Part[]): Part[] {
  const files = new Map<string, Part>();
  for (const part of parts) {
    const key = `${part.cut.family} ${part.cut.weight} ${part.cut.style}`;
    const slot = slots.find(
      ([, weight, style]) => weight === part.cut.weight && style === part.cut.style,
    )![0];
    const text = [...new Set([...(files.get(key)?.text ?? ''), ...part.text])].sort().join('');
    files.set(key, { cut: part.cut, slot, text });
  }
  return [...files.values()];
}

const slots: [slot: string, weight: Cut['weight'], style: Cut['style']][] = [
  ['regular', 400, 'normal'],
  ['italic', 400, 'italic'],
  ['semibold', 600, 'normal'],
  ['semibold-italic', 600, 'italic'],
];

function cutFor(cuts: Cut[], slot: string): Cut {
  const [, weight, style] = slots.find(([name]) => name === slot)!;
  const sloped = cuts.filter(cut => cut.style === style);
  const own = sloped.length > 0 ? sloped : cuts;
  return own.find(cut => cut.weight === weight) ?? own[0]!;
}

const slugOf = (family: string): string => plainName(family, '-').toLowerCase();

const rule = ({ cut, path }: { cut: Cut; path: string }): string =>
  `@font-face {\n  font-family: "${cut.family}";\n  font-style: ${cut.style};\n  font-weight: ${cut.weight};\n  src: url("${path}");\n}\n`;

/** A script that has no italics stands upright among them: without a rule for it, reading programs slant its letters. */
function rulesOf(file: { cut: Cut; path: string }, { fallbacks = [] }: Face): string[] {
  const { family, style } = file.cut;
  const own = fallbacks.filter(cut => cut.family === family);
  const isUpright = style === 'normal' && own.length > 0 && own.every(cut => cut.style === 'normal');
  return [rule(file), ...(isUpright ? [rule({ ...file, cut: { ...file.cut, style: 'italic' } })] : [])];
}

/** What the stylesheet cannot know: the families of this book. They come behind it in force, by what they select. */
function familyRules(face: Face, families: string[]): string[] {
  const names = [face.name, ...fallbackNames(face).filter(name => families.includes(name))];
  const list = names.map(name => `"${name}"`).join(', ');
  const rules: string[] = [];
  if (list !== '"EB Garamond"') rules.push(`html body {\n  font-family: ${list}, "Georgia", serif;\n}\n`);
  // What is to be typed may hold letters that no monospaced face has.
  const further = names.slice(1).map(name => `"${name}"`);
  if (further.length > 0)
    rules.push(`html code,\nhtml pre {\n  font-family: monospace, ${further.join(', ')}, monospace;\n}\n`);
  if (face.headings) {
    const heads = [1, 2, 3, 4, 5, 6].map(level => `html h${level}`).join(',\n');
    rules.push(`${heads} {\n  font-family: "${face.headings[0]!.family}", ${list}, serif;\n}\n`);
  }
  return rules;
}

/** The licence of a family, as a file of the edition; a press may not have told that of its own. */
async function licenceFile(family: string, face: Face): Promise<Resource[]> {
  const own = face.licences?.[family];
  const path = own === undefined ? licenceOf(family) : undefined;
  if (own === undefined && path === undefined) return [];
  const bytes = path === undefined ? new TextEncoder().encode(`${own}\n`) : await readFile(path);
  const first = family === 'EB Garamond';
  return [
    {
      id: first ? 'font-licence' : `font-licence-${slugOf(family)}`,
      path: first ? 'fonts/OFL.txt' : `fonts/licence-${slugOf(family)}.txt`,
      mediaType: 'text/plain',
      bytes: new Uint8Array(bytes),
    },
  ];
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
