import fc from 'fast-check';

/**
 * Raw texts of books that went through bad hands: running heads that come and go, folios in the wrong place, lines of all
 * widths, hyphens lost and kept, every kind of line end, pages cut off, characters that no printer has.
 */
export function mangledBook(): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: book() }, { weight: 1, arbitrary: soup() });
}

const words = (
  'the a of in and to was it that press printer paper letter sheet proof reader margin ink type compositor ' +
  'well-known post-war pre- and mid-century typography republication self-evident London Ibid. cf. USSR 1934 ' +
  '1932–4 (Moxon 1683: 12) Chapter notes e.g. Dr. “quoted” ‘word’ (aside) and/or re-form M‘Kay naïve Fëdorov ' +
  'Москва Ὅμηρος hand- 12 3 xii note—dash … [sic] 1980a:136 (Ibid.:77) colour’s Notes 9.'
).split(' ');

/** What ends a word now and then: note marks, stops, quotation marks. */
const endings = [
  '',
  '',
  '',
  '',
  '',
  '',
  ',',
  '.',
  '.',
  '.1',
  '.2',
  '.3',
  ',4',
  '5',
  '.”',
  '?',
  ':',
  ';',
  '.’6',
];

const odd = [
  ...[
    '\u00ad',
    '\u200b',
    '\ufeff',
    '\u00a0',
    '\u2003',
    '\u2028',
    '\u2029',
    '\u0000',
    '\u0007',
    '\u000b',
    '\u0085',
    '\u001b',
  ],
  ...[
    '\ufffd',
    '\uffff',
    '\u202e',
    '\u0301',
    '\u{1d504}',
    '\u{1f600}',
    'ﬁ',
    'ſ',
    'ı',
    'İ',
    'ß',
    '\t',
    '  ',
    '   ',
    '\u3000',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '```',
    '#',
    '##',
    '>',
    '<b>',
    '<!--',
    '&amp;',
    '&',
    '\\',
    '|',
    '|-|',
    '~',
    '~~~',
    '$',
    '---',
    '- ',
  ],
  ...[
    '+',
    '===',
    ':::',
    ':::verse',
    '::',
    '[^1]',
    '[^1]: x',
    '⟦37⟧',
    '⟦',
    '⟧',
    '![',
    '](',
    'http://a.example',
    'a@b.example',
  ],
  ...[
    '1.',
    '1)',
    '12. It',
    '1989. It',
    '0',
    '007',
    '9999',
    '٣',
    '²',
    'Ⅳ',
    '½',
    'א',
    'ب',
    '漢字',
    '\ud7ff',
    '-',
    '–',
    '—',
    '--',
  ],
];

const lineEnds = ['\n', '\r\n', '\r'];

const times = <T>(arbitrary: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
  fc.array(arbitrary, { minLength, maxLength });

function book(): fc.Arbitrary<string> {
  const word = fc.oneof(
    {
      weight: 30,
      arbitrary: fc.tuple(fc.constantFrom(...words), fc.constantFrom(...endings)).map(([w, e]) => w + e),
    },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', maxLength: 4 }).filter(s => !/[\ud800-\udfff]/.test(s)),
    },
  );
  const sentence = times(word, 1, 30).map(all => all.join(' '));
  const prose = times(sentence, 1, 6).map(all => ({ kind: 'prose' as const, text: all.join(' ') }));
  const heading = fc
    .constantFrom(
      'CHAPTER 1',
      'Chapter 2',
      'PART ONE',
      'NOTES',
      'Notes',
      'INDEX',
      'Bibliography',
      'THE INK',
      'THE INK\nAND THE TYPE',
      'Chapter 1\nThe Sheet',
      'Preface',
      'The Proof',
    )
    .map(text => ({ kind: 'set' as const, text }));
  const notes = fc.tuple(fc.integer({ min: 1, max: 3 }), times(sentence, 1, 5)).map(([first, all]) => ({
    kind: 'set' as const,
    text: all.map((s, i) => `${first + i}${i % 2 ? '.' : ''} ${s.slice(0, 90)}`).join('\n'),
  }));
  const verse = times(times(word, 1, 5), 1, 4).map(all => ({
    kind: 'set' as const,
    text: all.map(l => l.join(' ')).join('\n'),
  }));
  const blank = fc.constant({ kind: 'set' as const, text: '' });
  const block = fc.oneof(
    { weight: 8, arbitrary: prose },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: notes },
    { weight: 1, arbitrary: verse },
    { weight: 1, arbitrary: blank },
  );
  const dealing = fc.record({
    measure: fc.integer({ min: 20, max: 80 }),
    depth: fc.integer({ min: 3, max: 14 }),
    first: fc.integer({ min: -3, max: 20 }),
    hyphens: fc.constantFrom('lost', 'kept', 'soft', 'mixed'),
    mark: fc.constantFrom('\f', ' ', '', '\n\f', ' \f '),
    head: fc.constantFrom('none', 'above', 'beside', 'after', 'foot', 'slug'),
    notes: fc.constantFrom('none', 'none', 'foot', 'end'),
    end: fc.constantFrom(...lineEnds, 'mixed'),
    cut: fc.integer({ min: 0, max: 9 }),
  });
  return fc
    .tuple(fc.oneof(times(block, 1, 14), times(block, 30, 50)), dealing, times(fc.nat({ max: 99 }), 8, 8))
    .map(([blocks, ways, dice]) => deal(blocks, ways, dice));
}

interface Ways {
  measure: number;
  depth: number;
  first: number;
  hyphens: string;
  mark: string;
  head: string;
  notes: string;
  end: string;
  cut: number;
}

function deal(blocks: { kind: 'prose' | 'set'; text: string }[], ways: Ways, dice: number[]): string {
  let throws = 0;
  const die = () => dice[throws++ % dice.length]! + throws;
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'set') lines.push(...block.text.split('\n'));
    else
      lines.push(
        ...broken(block.text, ways.measure, () =>
          ways.hyphens === 'mixed' ? ['lost', 'kept', 'soft'][die() % 3]! : ways.hyphens,
        ),
      );
    if (die() % 7 === 0) lines.push('');
  }
  const pages: string[][] = [];
  for (let i = 0; i < lines.length; i += ways.depth) pages.push(lines.slice(i, i + ways.depth));
  if (ways.notes !== 'none') annotate(pages, ways, die);
  const end = () => (ways.end === 'mixed' ? lineEnds[die() % 3]! : ways.end);
  let text = '';
  pages.forEach((page, p) => {
    const number = ways.first + p + (die() % 20 === 0 ? 3 : 0);
    const label = number > 0 ? String(number) : ['iv', 'v', 'vi', 'x'][-number % 4]!;
    const head = p % 2 ? 'THE PRINTED SHEET' : 'Paper and Ink';
    let set = [...page];
    if (die() % 5 === 0) set.push(label);
    else if (ways.head === 'above') set = [head, label, ...set];
    else if (ways.head === 'beside') set = [p % 2 ? `${label} ${head}` : `${head} ${label}`, ...set];
    else if (ways.head === 'after') set = [label, '', head, '', ...set];
    else if (ways.head === 'foot') set = [...set, label];
    else if (ways.head === 'slug') set = [...set, '', `77_Sheet.indd ${label}`, '', '14/09/26 4:05 PM', ''];
    if (die() % 10 < ways.cut / 4) set = set.slice(0, 1 + (die() % set.length));
    if (p > 0) text += ways.mark;
    for (const line of set) text += line + end();
  });
  return ways.cut === 9 ? text.slice(0, text.length - (die() % 40)) : text;
}

/** Gives pages notes, numbered through the book, at their feet or at its end; now and then a number or a mark is lost. */
function annotate(pages: string[][], { notes, measure }: Ways, die: () => number): void {
  const texts: string[] = [];
  pages.forEach((page, p) => {
    for (let k = die() % 3; k > 0; k--) {
      const n = texts.length + 1;
      const at = die() % page.length;
      if (die() % 9 !== 0) page[at] += String(n);
      const number = die() % 11 === 0 ? '' : `${n}${die() % 2 ? '.' : ''} `;
      const text = `See ${words[die() % words.length]} on page ${p}. `.repeat(1 + (die() % 12)).trim();
      const [first = '', ...rest] = broken(number + text, Math.round(measure * 1.25), () => 'kept');
      texts.push([first, ...rest].join('\n'));
      if (notes === 'end') continue;
      // a last line that ended in a lost hyphen swallows the note's first
      if (die() % 6 === 0) page[page.length - 1] += first;
      else page.push(first);
      const carried = rest.slice(die() % (rest.length + 1));
      page.push(...rest.slice(0, rest.length - carried.length));
      (pages[p + 1] ?? page).push(...carried);
    }
  });
  if (notes === 'end') pages.push(['Notes', ...texts.flatMap(text => text.split('\n'))]);
}

/** Greedy lines of about a measure of characters, words divided wherever the measure falls. */
function broken(text: string, measure: number, hyphen: () => string): string[] {
  const lines: string[] = [];
  let open = '';
  let room = measure;
  for (const word of text.split(' ')) {
    if (word.length <= room) {
      open += `${word} `;
      room -= word.length + 1;
      continue;
    }
    const at = Math.max(2, room - 1);
    if (room < 4 || word.length < at + 2) {
      lines.push(open.trimEnd());
      open = `${word} `;
      room = measure - word.length;
      continue;
    }
    const way = hyphen();
    if (way === 'lost') {
      open += `${word} `;
    } else {
      lines.push(`${open}${word.slice(0, at)}${way === 'soft' ? '\u00ad' : '-'}`);
      open = `${word.slice(at)} `;
    }
    room = measure - (word.length - at);
  }
  lines.push(open.trimEnd());
  return lines;
}

/** No book at all: pieces of everything in any order. */
function soup(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words, ...endings) },
    { weight: 3, arbitrary: fc.constantFrom(...odd) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(' ', ' ', '\n', '\r\n', '\r', '\f', '\n\n', '\n ', '\n\f', '\f\f'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'CHAPTER 1\n',
        '\nNOTES\n',
        '\n1 ',
        '\n2. ',
        '\n3\n',
        'a.indd 4\n',
        'a.indd 5\n',
        '\nix\n',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
  );
  return times(piece, 0, 120).map(all => all.join(''));
}

/** A raw text with pieces cut out, moved, doubled, joined or spoiled: what is left of it after several hands. */
export function damaged(source: string): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const length = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 40, max: 8000 }));
  const harm = fc.tuple(
    fc.constantFrom(...Object.keys(harms)),
    place,
    length,
    place,
    fc.constantFrom(...odd),
  );
  return fc
    .tuple(
      times(harm, 1, 40),
      fc.constantFrom(...lineEnds, '\n', '\n'),
      fc.constantFrom('\n ', '\n\f', '\n \f'),
    )
    .map(([all, end, mark]) => {
      const text = all.reduce((text, [how, at, n, to, what]) => {
        const from = Math.floor(at * text.length);
        return harms[how]!(text, from, Math.min(text.length, from + n), Math.floor(to * text.length), what);
      }, source);
      return text.replaceAll('\n ', mark).replaceAll('\n', end);
    });
}

type Harm = (text: string, from: number, to: number, other: number, what: string) => string;

const harms: Record<string, Harm> = {
  cut: (text, from, to) => text.slice(0, from) + text.slice(to),
  keep: (text, from) => (from > text.length / 2 ? text.slice(0, from) : text.slice(from)),
  double: (text, from, to) => text.slice(0, to) + text.slice(from),
  move: (text, from, to, other) => {
    const rest = text.slice(0, from) + text.slice(to);
    return rest.slice(0, other) + text.slice(from, to) + rest.slice(other);
  },
  join: (text, from, to) => text.slice(0, from) + text.slice(from, to).replace(/-?\n/g, '') + text.slice(to),
  breakUp: (text, from, to) =>
    text.slice(0, from) + text.slice(from, to).replace(/ /g, '\n') + text.slice(to),
  blank: (text, from, to) =>
    text.slice(0, from) + text.slice(from, to).replace(/\n/g, '\n\n') + text.slice(to),
  capitals: (text, from, to) => text.slice(0, from) + text.slice(from, to).toUpperCase() + text.slice(to),
  spoil: (text, from, _to, _other, what) => text.slice(0, from) + what + text.slice(from),
  hyphenate: (text, from, to) =>
    text.slice(0, from) + text.slice(from, to).replace(/(\w) (\w)/g, '$1-\n$2') + text.slice(to),
  number: (text, from, to) => {
    let n = 0;
    return (
      text.slice(0, from) + text.slice(from, to).replace(/\n(?=\p{Lu})/gu, () => `\n${++n} `) + text.slice(to)
    );
  },
  mark: (text, from, to) => {
    let n = 0;
    return (
      text.slice(0, from) +
      text.slice(from, to).replace(/(?<=\p{L}[.,])(?= )/gu, () => `${++n}`) +
      text.slice(to)
    );
  },
};
