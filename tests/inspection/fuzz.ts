import JSZip from 'jszip';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { seeded } from '../seeded.ts';
import { packed } from './hostile.ts';

/** Whole numbers below one that is given, from a seed. */
function numbers(seed: number): (below: number) => number {
  const next = seeded(seed);
  return below => Math.floor(next() * below);
}

type Draw = ReturnType<typeof numbers>;

/** No piece grows longer than this, in characters. */
const longest = 4_000_000;

const pieces = /<[^>]*>|[\w:-]+="[^"]*"|&[^;\s]*;|\d+|[^<&\d]{1,20}/g;
const odd = [
  '&x;',
  '&#0;',
  '&amp;',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<?xml?>',
  '\0',
  '\ufffe',
  '<a:b:c>',
  '__proto__="x"',
  '"',
  "'",
  '{',
  'url(',
  '%',
  '#',
  '\u{10ffff}',
  '-1',
  '1e99',
  '999999999999',
];

/** A text with some of its tags, attributes, numbers and words deleted, doubled, swapped, or made strange. */
function changed(text: string, draw: Draw): string {
  const all = text.match(pieces) ?? [];
  for (let k = draw(8); k >= 0 && all.length > 0; k--) {
    const at = draw(all.length);
    const other = draw(all.length);
    const piece = all[at]!;
    const changes = [
      () => all.splice(at, 1 + draw(20)),
      () => all.splice(at, 0, ...all.slice(at, at + 1 + draw(50))),
      () => ([all[at], all[other]] = [all[other]!, piece]),
      () => (all[at] = odd[draw(odd.length)]!),
      () => (all[at] = piece.repeat(Math.min(1 + draw(2_000), Math.ceil(longest / piece.length)))),
      () => (all[at] = piece.replace(/="[^"]*"/, () => `="${odd[draw(odd.length)]}"`)),
      () => (all[at] = piece.replace(/\d+/, () => String(10 ** draw(12)))),
    ];
    changes[draw(changes.length)]!();
  }
  return all.join('');
}

/** A broken book made of a whole one: bytes of the archive changed, or files in it. */
async function mutated(book: Uint8Array, draw: Draw): Promise<Uint8Array> {
  if (draw(2) === 0) {
    const bytes = book.slice(0, draw(10) === 0 ? draw(book.length) : book.length);
    // Every other time the directory at the end, which says what is where.
    const from = draw(2) === 0 ? 0 : Math.max(0, bytes.length - 2_000);
    for (let k = draw(30); k >= 0; k--) bytes[from + draw(bytes.length - from)] = draw(256);
    return bytes;
  }
  const zip = await JSZip.loadAsync(book);
  const files: Record<string, string | Uint8Array> = {};
  for (const entry of Object.values(zip.files))
    if (!entry.dir) files[entry.name] = await entry.async('uint8array');
  const texts = Object.keys(files).filter(name => /\.(?:xhtml|opf|ncx|css|xml|svg)$/.test(name));
  for (let k = draw(3); k >= 0; k--) {
    const name = texts[draw(texts.length)]!;
    files[name] = changed(Buffer.from(files[name] as Uint8Array).toString('utf8'), draw);
  }
  return packed(files);
}

/**
 * Inspects so many broken books, made of whole ones by seeds from 1 on.
 * @returns for each that threw, whose check failed, or that took too long (seconds), its seed and what was wrong
 */
export async function fuzz(books: Uint8Array[], count: number, longest: number): Promise<string[]> {
  const faults: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const draw = numbers(seed);
    const bytes = await mutated(books[draw(books.length)]!, draw);
    const before = process.cpuUsage();
    try {
      const failed = (await inspectEpub(bytes)).find(({ code }) => code === 'check-failed');
      if (failed) faults.push(`seed ${seed}: ${failed.message}`);
    } catch (error) {
      faults.push(`seed ${seed}: ${(error as Error).stack}`);
    }
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (seconds > longest) faults.push(`seed ${seed}: took ${seconds} s`);
  }
  return faults;
}
