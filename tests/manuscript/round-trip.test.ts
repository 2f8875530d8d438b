import fc from 'fast-check';
import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import type { Counting } from '../../src/manuscript/counting.ts';
import { containers, parse, stringify } from '../../src/manuscript/index.ts';

/** What stands in books and means something in Markdown. */
const traps = [
  ...[
    '1989. It',
    '12) so',
    'a. so',
    '(ii) so',
    'I. so',
    '+',
    '#',
    '## ',
    '*',
    '**',
    '_',
    '__',
    '<',
    '<b>',
    '</i>',
    '&amp;',
    '&#38;',
    '&',
    '-',
  ],
  ...[
    '--- ',
    '- ',
    '—',
    '=',
    '===',
    '>',
    '⟦',
    '⟧',
    '⟦37⟧',
    '“',
    '”',
    '‘tis',
    '\u00a0',
    '\u2003',
    ':::',
    ':::verse',
  ],
  ...[
    '::',
    ':',
    '~',
    '~~~',
    '`',
    '```',
    '|',
    '|-|',
    '[^1]',
    '[^',
    '[',
    ']',
    '](',
    '!',
    '![',
    '(',
    ')',
    '\\',
    '\\\\',
  ],
  ...[
    'http://example.org',
    'a@b.org',
    'www.example.org',
    '1980a:136',
    '[sic]',
    '[a]: b',
    '…',
    '\t',
    '{',
    '}',
    '%',
  ],
  ...[
    'word',
    ' ',
    ' ',
    'Ὅμηρος',
    'Москва',
    'ſ',
    'é',
    '\u0301',
    '\u00ad',
    '\u200b',
    '𝔄',
    '.',
    ',',
    '7',
    'a',
    '<!--',
  ],
];
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...traps) }, { weight: 1, arbitrary: wild() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(parts => parts.join(''))
  .filter(value => value !== '');

/** Any text a book can hold: no line ends, none of the characters that XML forbids. */
function wild() {
  return fc
    .string({ unit: 'binary', maxLength: 5 })
    .map(value => value.replace(/\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu, ''));
}

const label = fc.constantFrom('1', '37', 'xii', '3b');
const pageBreak = label.map((label): PhrasingContent => ({ type: 'pageBreak', label }));
const reference = fc
  .constantFrom('1', '2', '3b')
  .map((label): PhrasingContent => ({ type: 'footnoteReference', identifier: label, label }));
const plain = text.map((value): PhrasingContent => ({ type: 'text', value }));
const emphasis = fc
  .array(fc.oneof(plain, plain, pageBreak, reference), { minLength: 1, maxLength: 3 })
  .map((children): PhrasingContent => ({ type: 'emphasis', children: merged(children) }));
const line = fc
  .array(fc.oneof(plain, plain, plain, pageBreak, reference, emphasis), { minLength: 1, maxLength: 5 })
  .map(merged);

/** A parser never sees two texts, or two emphases, side by side; nor text that is only space at the ends of a line. */
function merged(children: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else if (child.type === 'emphasis' && last?.type === 'emphasis') continue;
    else result.push(child.type === 'text' ? { ...child } : child);
  }
  return result;
}

const isPages = (children: PhrasingContent[]) => children.every(child => child.type === 'pageBreak');
const paragraph = line
  .filter(children => !isPages(children))
  .map((children): BlockContent => ({ type: 'paragraph', children }));
const stanza = fc
  .array(
    line.filter(children => !isPages(children)),
    { minLength: 1, maxLength: 3 },
  )
  .map(
    (lines): BlockContent => ({
      type: 'paragraph',
      children: lines.flatMap((children, k) => (k ? [{ type: 'break' } as const, ...children] : children)),
    }),
  );
const heading = fc
  .tuple(fc.constantFrom(1, 2, 3, 4, 5, 6), line)
  .map(([depth, children]): BlockContent => ({ type: 'heading', depth: depth as 1, children }));
const pageBlock = label.map((label): BlockContent => ({ type: 'pageBreak', label }));
const quotation = fc
  .array(fc.oneof(paragraph, paragraph, pageBlock), { minLength: 1, maxLength: 3 })
  .map((children): BlockContent => ({ type: 'blockquote', children }));
const container = fc
  .tuple(
    fc.constantFrom(...containers),
    fc.array(fc.oneof(stanza, stanza, pageBlock), { minLength: 1, maxLength: 3 }),
  )
  .map(([name, children]): BlockContent => ({ type: 'containerDirective', name, attributes: {}, children }));
const list = fc
  .array(fc.array(fc.oneof(paragraph, pageBlock, quotation), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map(
    (items): BlockContent => ({
      type: 'list',
      ordered: false,
      start: null,
      spread: false,
      children: items.map(children => ({
        type: 'listItem',
        spread: children.length > 1,
        checked: null,
        children,
      })),
    }),
  );
/** Numbers as a list may have them, of which an item keeps its own where it does not follow from the one before. */
const numbered = fc.uniqueArray(fc.nat(99), { minLength: 2, maxLength: 4 }).map(
  (numbers): BlockContent => ({
    ...{ type: 'list', ordered: true, start: numbers[0]!, spread: false },
    children: numbers.map((number, k) => ({
      ...{ type: 'listItem', spread: false, checked: null },
      children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Ink.' }] }],
      ...(k > 0 && number !== numbers[k - 1]! + 1 && { data: { number } }),
    })),
  }),
);
/** Letters, Roman figures and brackets, with numbers left out behind the second. */
const counted = fc
  .tuple(
    fc.constantFrom('lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman', 'decimal'),
    fc.constantFrom('.', ')', '()'),
    fc.integer({ min: 1, max: 40 }),
    fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
    fc.array(fc.oneof(paragraph, pageBlock, quotation), { minLength: 5, maxLength: 9 }),
  )
  .map(([kind, shape, from, steps, content]): BlockContent => {
    const form = kind === 'decimal' ? '()' : shape;
    const start = kind === 'upper-alpha' && form === '.' ? 1 : from;
    const numbers = [start];
    for (const step of [1, ...steps]) numbers.push(numbers.at(-1)! + step);
    return {
      ...{ type: 'list', ordered: true, start, spread: false },
      data: { counting: { kind, form } as Counting },
      children: numbers.map((number, k) => {
        const children = [
          { type: 'paragraph', children: [{ type: 'text', value: 'Ink.' }] } as BlockContent,
          ...(content[k + 4] ? [content[k + 4]!] : []),
        ];
        return {
          ...{ type: 'listItem', spread: children.length > 1, checked: null, children },
          ...(k > 1 && number !== numbers[k - 1]! + 1 && { data: { number } }),
        };
      }),
    };
  });
const cell = line.map(children => ({ type: 'tableCell' as const, children: trimmed(children) }));
const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 3 }).map(
  (rows): BlockContent => ({
    type: 'table',
    align: [null, null],
    children: rows.map(children => ({ type: 'tableRow', children })),
  }),
);
/** Cells lose the space around their text; books have none there. */
function trimmed(children: PhrasingContent[]): PhrasingContent[] {
  const kept = children.flatMap((child): PhrasingContent[] => {
    if (child.type !== 'text') return [child];
    const value = child.value.replace(/[\t ]+/g, ' ').replace(/^ | $/g, '');
    return value ? [{ type: 'text', value }] : [];
  });
  return merged(kept);
}
const block = fc.oneof(
  paragraph,
  paragraph,
  heading,
  pageBlock,
  quotation,
  container,
  list,
  numbered,
  counted,
  table,
  stanza,
);
const notes = fc.uniqueArray(fc.constantFrom('1', '2', '3b'), { maxLength: 3 }).chain(labels =>
  fc.tuple(
    ...labels.map(label =>
      fc.array(fc.oneof(paragraph, quotation, pageBlock), { minLength: 1, maxLength: 3 }).map(
        (children): DefinitionContent => ({
          type: 'footnoteDefinition',
          identifier: label,
          label,
          children,
        }),
      ),
    ),
  ),
);
const tree = fc
  .tuple(fc.array(block, { maxLength: 5 }), notes)
  .map(([body, notes]): Root => ({ type: 'root', children: [...body, ...notes] as RootContent[] }))
  // Two lists in a row are one list to a reader.
  .filter(
    ({ children }) => !children.some((child, k) => child.type === 'list' && children[k + 1]?.type === 'list'),
  );

function bare(tree: Root): Root {
  const copy = structuredClone(tree);
  visit(copy, node => {
    delete node.position;
    // What was typed with a backslash is no part of the text.
    if (node.type === 'text') delete node.data;
  });
  return copy;
}

it('reads back every chapter that it writes', () => {
  fc.assert(
    fc.property(tree, tree => {
      const chapter = { file: 'a.md', matter: { type: 'chapter', label: 'Chapter 1: #' } as const, tree };
      const again = parse('a.md', stringify(chapter));
      expect(again.matter).toEqual(chapter.matter);
      expect(bare(again.tree)).toEqual(tree);
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 800) },
  );
});
