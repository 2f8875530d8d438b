import fc from 'fast-check';

/** Words and signs that stand in books, and what Markdown and HTML take them for. */
const word = fc.constantFrom(
  ...[
    'ink',
    'Press',
    'und',
    'the',
    'Ὅμηρος',
    'Москва',
    'ſo',
    'e\u0301',

    '37',
    '“No,”',
    'it’s',
    'a\u00adb',
    'x\u200by',
  ],
  ...[
    '&amp;',
    '&eacute;',
    '&#38;',
    '&',
    'R&D;',
    '\\*',
    '\\[',
    '[sic]',
    '[a]: b',
    '1980a:136',
    'a_b_c',
    '$5',
    'US$6',
    '(A$)',
    '\\$x$',
    '$x_1 * y$',
    '$$n!$$',
    '2 < 3',
    '5 > 4',
  ],
  ...[
    'A History of Ink',
    'perekovka',
    '(Febvre 1976: 12)',
    'Febvre (1976)',
    'ibid.',
    '—',
    '…',
    'ﬁn',
    'Ⅻ',
    '½',
  ],
);
const page = fc.constantFrom('⟦37⟧', '⟦xii⟧', 'wo⟦40⟧rd', '⟦41⟧');
const plain = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '));
const inline = fc.oneof(
  { weight: 5, arbitrary: plain },
  page,
  plain.map(text => `*${text}*`),
  plain.map(text => `**${text}**`),
  plain.map(text => `*a **${text}** b*`),
  plain.map(text => `<i lang="la">${text}</i>`),
  plain.map(text => `<span class="small-caps">${text}</span>`),
  plain.map(text => `x<sup>${text}</sup>`),
  plain.map(text => `<ruby>字${text}<rt>${text}</rt>x<rt>y</rt></ruby>`),
  plain.map(text => `[${text}](https://example.org/a)`),
  fc.constantFrom('`code *x*`', '<!-- seen -->', '<https://example.org>', '<br>'),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map(parts => `So ${parts.join(' ')} it.`);
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map(lines => lines.join('\n'));
const stanza = fc.array(line, { minLength: 1, maxLength: 4 }).map(lines => lines.join('\\\n'));
const blocks = (block: fc.Arbitrary<string>, most = 3) =>
  fc.array(block, { minLength: 1, maxLength: most }).map(all => all.join('\n\n'));
/** Every line of a block after another sign, the first after its own. */
const led = (first: string, other: string) => (text: string) =>
  text
    .split('\n')
    .map((line, k) => (k === 0 ? first : line && other) + line)
    .join('\n');

const quotation = blocks(paragraph).map(led('> ', '> '));
const indentedStanza = fc
  .array(fc.tuple(fc.constantFrom('', '  ', '      '), line), { minLength: 1, maxLength: 4 })
  .map(lines => lines.map(verse => verse.join('')).join('\\\n'));
const verse = blocks(fc.oneof(stanza, indentedStanza)).map(text => `:::verse\n${text}\n:::`);
const item = fc.oneof(
  paragraph,
  quotation,
  fc.tuple(paragraph, quotation).map(both => both.join('\n\n')),
);
const list = fc.array(item, { minLength: 1, maxLength: 4 }).map(all => all.map(led('- ', '  ')).join('\n'));
const numbers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), item), { minLength: 1, maxLength: 4 })
  .map(all => all.map(([number, text]) => led(`${number}. `, '   ')(text)).join('\n'));
const counted = fc
  .tuple(
    fc.constantFrom(
      ...[
        ['a.', 'b.', 'c.', 'd.'],
        ['(i)', '(ii)', '(iii)', '(iv)'],
        ['A)', 'B)', 'C)', 'E)'],
      ],
      ...[
        ['IX.', 'X.', 'XI.', 'XII.'],
        ['(1)', '(2)', '(3)', '(4)'],
        ['y.', 'z.', 'aa.', 'ab.'],
      ],
    ),
    fc.array(fc.oneof(item, list), { minLength: 2, maxLength: 4 }),
  )
  .map(([marks, all]) =>
    all.map((text, k) => led(`${marks[k]} `, ' '.repeat(marks[k]!.length + 1))(text)).join('\n'),
  );
const nested = fc.tuple(paragraph, list).map(([text, inner]) => led('- ', '  ')(`${text}\n\n${inner}`));
const cell = fc.oneof(plain, fc.constantFrom('>', '^', '', '`c`', '*so*'));
const table = fc
  .integer({ min: 1, max: 4 })
  .chain(width =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  )
  .map(rows => {
    const [head, ...body] = rows.map(
      cells => `| ${cells.map(text => text.replaceAll('|', '')).join(' | ')} |`,
    );
    return [head, `|${rows[0]!.map(() => '-').join('|')}|`, ...body].join('\n');
  });
const figure = fc
  .tuple(plain, fc.option(blocks(paragraph, 2), { nil: undefined }))
  .map(([caption, words]) =>
    words === undefined
      ? `:::figure\n![A press](images/press.svg)\n\n${caption}\n:::`
      : `::::figure\n![A press](images/press.svg)\n\n${caption}\n\n:::description\n${words}\n:::\n::::`,
  );
const entries = fc
  .array(fc.tuple(plain, fc.oneof(stanza, paragraph), fc.constantFrom('\n', '\n\n')), {
    minLength: 1,
    maxLength: 3,
  })
  .map(all => all.map(([name, said, end]) => `${name}\n: ${said}${end}`).join(''));
const letter = fc
  .tuple(plain, blocks(paragraph), stanza)
  .map(
    ([date, text, name]) =>
      `::::letter\n:::dateline\n${date}\n:::\n\nDear Sir,\n\n${text}\n\n:::signature\n${name}\n:::\n::::`,
  );
const block = fc.oneof(
  fc
    .tuple(fc.constantFrom('glossary', 'play', 'dialogue'), entries)
    .map(([name, text]) => `:::${name}\n${text.trimEnd()}\n:::`),
  letter,
  { weight: 4, arbitrary: paragraph },
  stanza,
  line.map(text => `## ${text}`),
  line.map(text => `### ${text}`),
  quotation,
  quotation.map(led('> ', '> ')),
  verse,
  blocks(paragraph).map(text => `:::epigraph\n${text}\n:::`),
  verse.map(text => `::::epigraph\n${text}\n::::`),
  line.map(text => `:::signature\n${text}\n:::`),
  list,
  numbers,
  counted,
  fc.tuple(paragraph, counted).map(([text, inner]) => led('- ', '  ')(`${text}\n\n${inner}`)),
  nested,
  table,
  fc.tuple(table, plain).map(([shown, caption]) => `:::table\n${shown}\n\n${caption}\n:::`),
  figure,
  page.map(mark => mark.replace(/[a-z]+(?=⟦)|(?<=⟧)[a-z]+/g, '')),
  fc.constantFrom(
    '***',
    '```\ncode > x\n  two\n```',
    '    set off\n    as code',
    '$$\na\n\n- b\n$$',
    '$$x^2$$',
  ),
);
const note = fc.oneof(
  paragraph,
  fc.tuple(paragraph, quotation).map(both => both.join('\n\n')),
);

/** A chapter's text with every construct of the dialect, each note with its reference. */
export const chapterText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('chapter', 'chapter', 'chapter', 'preface', 'bibliography', 'index', 'other'),
    line,
    fc.array(block, { minLength: 1, maxLength: 8 }),
    fc.array(note, { maxLength: 4 }),
  )
  .map(([type, title, text, notes]) => {
    const references = notes.map((_, k) => `See[^${k + 1}] there.`);
    const definitions = notes.map((note, k) => led(`[^${k + 1}]: `, '    ')(note));
    return [`---\ntype: ${type}\n---`, `# ${title}`, ...text, ...references, ...definitions, ''].join('\n\n');
  });
