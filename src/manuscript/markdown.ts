import type { Root } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { dialect, writing } from './dialect.ts';
import { keepFurtherIn } from './entries.ts';
import { keepEscapes } from './escapes.ts';
import { containerEnd, otherFence } from './fences.ts';
import { parseCounted } from './keep-counting.ts';
import type { Chapter } from './manuscript.ts';
import { parseMatter, stringifyMatter } from './matter.ts';
import { checkLineDepth, checkTreeDepth } from './nesting.ts';
import { keepNumbers } from './numbers.ts';
import { checkStrain } from './strain.ts';
import { keepIndents } from './verse.ts';

/** Names of the `:::` containers. */
export const containers = [
  'verse',
  'quotation',
  'passage',
  'epigraph',
  'signature',
  'figure',
  'description',
  'table',
  'glossary',
  'play',
  'dialogue',
  'letter',
  'dateline',
] as const;

const processor = unified()
  .use(remarkParse)
  .use(remarkStringify, writing)
  .use(remarkFrontmatter, ['yaml'])
  .use(dialect)
  .freeze();

/**
 * Reads a chapter.
 * @param file its name in `chapters/`
 * @param markdown its text
 * @throws Complaint where the front matter is missing or wrong, a `:::` container is misspelt or not closed, or the text
 *   is longer, deeper or stranger than `limits.chapter` lets it be
 */
export function parse(file: string, markdown: string): Chapter {
  const text = markdown.replace(/^\uFEFF/, '');
  const lines = text.split(lineEnd);
  checkSize(file, text);
  checkLineDepth(file, lines);
  checkStrain(file, lines);
  const read = (markdown: string) =>
    parseCounted(markdown, written => {
      checkLineDepth(file, written.split(lineEnd));
      return processor.parse(written);
    });
  const plain = read(text);
  const kept = keepIndents(text, plain);
  const tree = kept === text ? plain : read(kept);
  checkTreeDepth(file, tree);
  keepNumbers(tree, text);
  keepEscapes(tree, text);
  keepFurtherIn(tree, lines);
  const first = tree.children[0];
  if (first?.type !== 'yaml') {
    throw new Complaint('The chapter has no front matter.', {
      file,
      line: 1,
      advice: 'Begin the file with three lines: `---`, `type: chapter`, `---`.',
    });
  }
  checkContainers(file, lines, tree);
  const matter = parseMatter(file, first.value, (first.position?.start.line ?? 1) + 1);
  return { file, matter, tree: { ...tree, children: tree.children.slice(1) } };
}

/** Writes a chapter as Markdown: `parse(chapter.file, stringify(chapter))` is the chapter again. */
export function stringify(chapter: Chapter): string {
  const yaml = { type: 'yaml' as const, value: stringifyMatter(chapter.matter).trimEnd() };
  return processor.stringify({ ...chapter.tree, children: [yaml, ...chapter.tree.children] });
}

const lineEnd = /\r\n|\n|\r/;

function checkSize(file: string, text: string): void {
  const most = limits.chapter.characters;
  if (text.length <= most) return;
  throw new Complaint(`The chapter has ${text.length} characters; ${most} are the most that is taken.`, {
    file,
    advice: 'Divide it into several chapters.',
  });
}

const containersTold = containers.map(known => `\`:::${known}\``).join(', ');

/** A container that is misspelt would lose its meaning, one not closed would swallow the rest of the chapter. */
function checkContainers(file: string, lines: readonly string[], tree: Root): void {
  visit(tree, 'text', ({ position }) => {
    for (let line = position!.start.line; line <= position!.end.line; line++) {
      const begun = otherFence.exec(lines[line - 1] ?? '');
      if (begun) {
        const [, fence, name] = begun;
        throw new Complaint(`This \`${fence} ${name}\` begins no container.`, {
          file,
          line,
          advice: `The name of a container stands right behind the colons, without a space: \`:::verse\`. The containers are ${containersTold}; put a backslash before colons that are text.`,
        });
      }
      if (!containerEnd.test(lines[line - 1] ?? '')) continue;
      throw new Complaint('This `:::` has nothing to close.', {
        file,
        line,
        advice: 'A container around another needs one colon more: `::::epigraph` … `::::`.',
      });
    }
  });
  visit(tree, 'displayMath', ({ closed, position }) => {
    if (closed !== false) return;
    throw new Complaint('The mathematics that begins with `$$` is not closed.', {
      file,
      line: position!.start.line,
      advice: 'Close it with a line that holds only `$$`; put a backslash before dollar signs that are text.',
    });
  });
  visit(tree, ['containerDirective', 'leafDirective'], node => {
    const { type, name, position } = node as ContainerDirective | LeafDirective;
    const line = position!.start.line;
    const fence = type === 'containerDirective' ? ':::' : '::';
    if (type === 'leafDirective' || !(containers as readonly string[]).includes(name)) {
      throw new Complaint(`There is no \`${fence}${name}\`.`, {
        file,
        line,
        advice: `The containers are ${containersTold}; put a backslash before colons that are text.`,
      });
    }
    const last = lines[position!.end.line - 1] ?? '';
    if (position!.end.line === line || !containerEnd.test(last)) {
      throw new Complaint(`The container \`:::${name}\` is not closed.`, {
        file,
        line,
        advice: 'Close it with a line that holds only `:::`.',
      });
    }
  });
}
