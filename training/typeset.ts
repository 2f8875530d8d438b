import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { paragraph, sentences } from '../tests/recovery/prose.ts';
import {
  heading,
  lines,
  type Piece,
  quoted,
  section,
  text,
  typeset,
  verse,
} from '../tests/recovery/typeset.ts';

/*
 * Sets small books of prose that says nothing, in the dress of an InDesign file whose extraction lost its hyphens, and writes each with
 * its truth: `npx tsx training/typeset.ts OUT COUNT`. With them goes the specimen, whose truth is known too.
 */

const { positionals } = parseArgs({ allowPositionals: true });
const [out = 'out/typeset', count = '30'] = positionals;

interface Told {
  type: string;
  level: number;
  chapter: number;
  text: string;
}

/** Numbers that look random and are the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const nouns = 'ink paper press type sheet margin binder proof page letter case matrix'.split(' ');
const titleOf = (roll: (n: number) => number) => {
  const two = [nouns[roll(nouns.length)]!, nouns[roll(nouns.length)]!];
  return ['The # and the #', 'Of #', 'The Long Way of the #', '# and Its Makers', 'How the # Came to Town']
    [roll(5)]!.replace(/#/g, () => two.pop()!)
    .replace(/^\p{Ll}/u, c => c.toUpperCase());
};

function bookOf(seed: number): { source: string; blocks: Told[] } {
  const roll = dice(seed + 17);
  const pieces: Piece[] = [];
  const blocks: Told[] = [];
  const later: { pieces: Piece[]; blocks: Told[] } = { pieces: [], blocks: [] };
  let chapter = 0;
  const tell = (type: string, content: string, level = 0) =>
    blocks.push({ type, level, chapter, text: content.replace(/\^\d+/g, '') });
  const notes: 'none' | 'foot' | 'end' | 'chapter' = (['none', 'foot', 'end', 'chapter'] as const)[roll(4)]!;
  const feet: Record<number, string> = {};
  let number = 0;
  const capitals = roll(4) > 0;
  const labelled = roll(3) > 0;
  const print = (title: string) => (capitals ? title.toUpperCase() : title);
  const noteText = (n: number) =>
    `See Moxon ${1600 + roll(300)}: ${n + 30}, and ${sentences(1 + roll(3), seed * 31 + n).join(' ')}`;
  const chapters = 3 + roll(5);
  let through = 0;
  for (chapter = 1; chapter <= chapters; chapter++) {
    const usual =
      chapter === 1 && roll(2)
        ? ['Preface', 'Introduction'][roll(2)]!
        : chapter === chapters && roll(2)
          ? 'Conclusion'
          : null;
    const title = usual ?? titleOf(roll);
    const label = labelled && !usual ? `Chapter ${chapter}` : null;
    if (label) tell('label', label);
    tell('heading', title, 1);
    pieces.push(heading(...(label ? [print(label)] : []), print(title)));
    if (notes !== 'foot') number = 0;
    const own: { piece: Piece; told: Told }[] = [];
    const paragraphs = 10 + roll(16);
    for (let p = 0; p < paragraphs; p++) {
      const kind = roll(22);
      const at = seed * 997 + chapter * 101 + p;
      if (kind === 0 && p > 1 && p < paragraphs - 1) {
        const words = titleOf(roll);
        tell('heading', words, 2);
        pieces.push(section(print(words)));
      } else if (kind <= 2 && p > 1) {
        const words = `${sentences(2 + roll(3), at).join(' ')}${roll(2) ? ` (Moxon ${1600 + roll(90)}: ${1 + roll(200)})` : ''}`;
        tell('quote', words);
        pieces.push(quoted(words));
      } else if (kind === 3 && p > 1) {
        const rows = sentences(3 + roll(4), at).map(s => s.split(' ').slice(0, 6).join(' '));
        tell('verse', rows.join('\n'));
        pieces.push(verse(...rows));
      } else {
        const parts = kind < 12 ? sentences(3 + roll(6), at) : paragraph(at).split(/(?<=\.) /);
        let words = parts.join(' ');
        if (notes !== 'none' && roll(3) === 0) {
          number++;
          through++;
          const k = 1 + roll(parts.length);
          words = `${parts.slice(0, k).join(' ')}^${number} ${parts.slice(k).join(' ')}`.trim();
          const body = noteText(through);
          if (notes === 'foot') {
            feet[number] = `${number}. ${body}`;
            later.blocks.push({ type: 'note', level: number, chapter, text: body });
          } else
            own.push({
              piece: { kind: 'note', text: `${number}. ${body}` },
              told: { type: 'note', level: number, chapter, text: body },
            });
        }
        tell('p', words);
        pieces.push(text(words));
      }
    }
    if (notes === 'chapter' && own.length > 0) {
      tell('notehead', 'Notes');
      pieces.push(section('NOTES'), ...own.map(o => o.piece));
      blocks.push(...own.map(o => o.told));
    }
    if (notes === 'end' && own.length > 0) {
      const named = label ?? title;
      later.blocks.push({ type: 'notehead', level: 0, chapter, text: named }, ...own.map(o => o.told));
      later.pieces.push(lines(print(named)), ...own.map(o => o.piece));
    }
  }
  if (notes === 'end') {
    tell('notehead', 'Notes');
    pieces.push(heading('NOTES'), ...later.pieces);
  }
  const source = typeset(pieces, {
    hyphens: roll(3) ? 'lost' : 'kept',
    depth: 28 + roll(11),
    first: 1 + roll(20),
    notes: feet,
    raw: roll(5) === 0,
    ...(roll(6) === 0 && { heads: null }),
  });
  return { source, blocks: [...blocks, ...later.blocks] };
}

mkdirSync(join(out, 'books'), { recursive: true });
const groups: Record<string, string> = { specimen: 'specimen' };
for (let seed = 0; seed < Number(count); seed++) {
  const name = `typeset-${String(seed).padStart(3, '0')}`;
  const { source, blocks } = bookOf(seed);
  groups[name] = name;
  writeFileSync(join(out, 'books', `${name}.txt`), source);
  writeFileSync(
    join(out, 'books', `${name}.truth.json`),
    JSON.stringify({ title: 'The Printed Sheet', language: 'en', blocks }),
  );
}
copyFileSync('manuscript/specimen/extraction.txt', join(out, 'books', 'specimen.txt'));
copyFileSync('tests/specimen/truth.json', join(out, 'books', 'specimen.truth.json'));
writeFileSync(join(out, 'groups.json'), JSON.stringify(groups));
