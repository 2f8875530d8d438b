import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import type { Line } from '../../src/extraction/extraction.ts';
import type { SourceFile } from '../../src/extraction/given.ts';
import { readExtraction } from '../../src/extraction/index.ts';
import { ocrFormOf } from '../../src/extraction/ocr.ts';
import { recover, replay } from '../../src/recovery/index.ts';
import { dice } from './harm.ts';
import { alto, hocr, lineOf, type Word } from './recognized.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, language = 'en') => readExtraction(bytes(text), 'book.xml', language);
const linesOf = async (text: string): Promise<Line[]> =>
  (await read(text)).pages.flatMap(page => page.lines).filter(line => line.role !== 'blank');
const texts = async (text: string) => (await linesOf(text)).map(line => line.text);

/** Prose in lines of one size, 40 pixels apart. */
const prose = (count: number, top: number, size = 30, left = 100): Word[][] =>
  Array.from({ length: count }, (_, i) =>
    lineOf('They set the type by hand all day long.', left, top + 40 * i, size),
  );

describe('the words of a recognition', () => {
  const pages = [
    [
      lineOf('The punches were cut by hand, and mat-', 100, 300, 30),
      lineOf('rices struck from them.', 100, 340, 30),
    ],
    [lineOf('A new page.', 100, 300, 30)],
  ];

  it.each([
    ['hOCR', hocr(pages)],
    ['ALTO', alto(pages)],
  ])(
    'become lines in their order, with hyphens as printed and a form feed between pages: %s',
    async (_, text) => {
      expect((await read(text)).source).toBe(
        'The punches were cut by hand, and mat-\nrices struck from them.\n\fA new page.\n',
      );
    },
  );

  it('are known by what stands in the file, whatever it is called', () => {
    expect(ocrFormOf(bytes(hocr(pages)))).toBe('hocr');
    expect(ocrFormOf(bytes(`<!-- <html> --> <a:alto xmlns:a="x"/>`))).toBe('alto');
    expect(ocrFormOf(bytes('<html><body>On ALTO</body></html>'))).toBeNull();
    expect(ocrFormOf(bytes('They set type.'))).toBeNull();
  });

  it('stand in points from the lower left corner, by the resolution of the scan', async () => {
    const [line] = await linesOf(hocr([prose(6, 300)]));
    expect(line!.evidence).toMatchObject({ x: 36, y: (1800 - 300) * 0.36 });
    expect(line!.evidence!.size).toBeCloseTo(10.8, 0);
    const [tenth] = await linesOf(alto([prose(6, 300)], { unit: 'mm10' }));
    expect(tenth!.evidence!.y).toBeCloseTo((1500 * 72) / 254, 1);
  });

  it('have type of 10½ points where nothing tells the resolution and 300 to an inch would make it tiny', async () => {
    const [large] = await linesOf(alto([prose(8, 300, 44)]));
    expect(large!.evidence!.size).toBeCloseTo((44 * 72) / 300, 0);
    const [small] = await linesOf(alto([prose(8, 300, 22)]));
    expect(small!.evidence!.size).toBeCloseTo(10.5, 1);
  });

  it('are joined where ALTO has no blank between them, and parted where it marks none at all', async () => {
    const string = (content: string, x: number) =>
      `<String CONTENT="${content}" HPOS="${x}" VPOS="10" WIDTH="40" HEIGHT="20"/>`;
    const page = (inner: string) =>
      `<alto><Layout><Page WIDTH="500" HEIGHT="500"><TextBlock><TextLine>${inner}</TextLine></TextBlock></Page></Layout></alto>`;
    expect(await texts(page(`${string('hand', 10)}${string('1', 50)}<SP/>${string('They', 80)}`))).toEqual([
      'hand1 They',
    ]);
    expect(await texts(page(`${string('by', 10)}${string('hand', 60)}`))).toEqual(['by hand']);
  });

  it('keep the hyphen of a divided word once, and not the word that the file makes of both halves', async () => {
    const line = (inner: string) => `<TextLine>${inner}</TextLine>`;
    const half = (part: number, content: string) =>
      `<String SUBS_TYPE="HypPart${part}" SUBS_CONTENT="matrices" CONTENT="${content}" HPOS="10" VPOS="10" WIDTH="40" HEIGHT="20"/>`;
    const page = (...lines: string[]) =>
      `<alto><Layout><Page><TextBlock>${lines.map(line).join('')}</TextBlock></Page></Layout></alto>`;
    expect(await texts(page(`${half(1, 'mat')}<HYP CONTENT="&#xAD;"/>`, half(2, 'rices')))).toEqual([
      'mat-',
      'rices',
    ]);
    expect(await texts(page(`${half(1, 'mat-')}<HYP CONTENT="-"/>`, half(2, 'rices')))).toEqual([
      'mat-',
      'rices',
    ]);
  });

  it('are read from lines without words, and from words without lines', async () => {
    const page = (inner: string) => `<div class="ocr_page" title="bbox 0 0 900 900">${inner}</div>`;
    expect(
      await texts(
        `<html>${page('<span class="ocr_line" title="bbox 10 10 300 40">Set by <b>hand</b>.</span>')}`,
      ),
    ).toEqual(['Set by hand.']);
    expect(
      await texts(
        `<html>${page('<span class="ocrx_word" title="bbox 10 10 50 40">Set</span> by<span class="ocrx_word">.</span>')}`,
      ),
    ).toEqual(['Set by.']);
  });
});

describe('the size of type', () => {
  it('is one for all lines of the text, whatever letters stand in them and however boxes waver', async () => {
    const d = dice(7);
    const words = [
      'on',
      'a',
      'sea',
      'of',
      'type,',
      'people',
      'may',
      'drown',
      'here',
      'The',
      'printers',
      'are',
      'none',
    ];
    const lines = Array.from({ length: 30 }, (_, i) =>
      lineOf(Array.from({ length: 6 }, () => d.pick(words)).join(' '), 100, 100 + 40 * i, 30).map(
        (word): Word => ({ ...word, box: [word.box[0], word.box[1] + d.int(2), word.box[2], word.box[3]] }),
      ),
    );
    const sizes = (await linesOf(hocr([lines]))).map(line => line.evidence!.size);
    expect(new Set(sizes).size).toBe(1);
  });

  /** The same page with every line a paragraph of its own. */
  const apart = (text: string) =>
    text.replaceAll('</span></span>\n', "</span></span>\n</p><p class='ocr_par'>\n");
  const sizesOf = async (text: string) => new Set((await linesOf(text)).map(line => line.evidence!.size));

  it('is that of the text where a single word tells another by a pixel', async () => {
    const one = lineOf('hand', 100, 1500, 20).map((word): Word => ({ ...word, box: [100, 1485, 140, 1500] }));
    expect((await sizesOf(apart(hocr([[...prose(20, 100, 20), one]])))).size).toBe(1);
    expect((await sizesOf(apart(hocr([[...prose(20, 100, 20), ...prose(9, 1000, 22)]])))).size).toBe(2);
  });

  it('is measured by the book’s own face, whose small letters may be tall', async () => {
    const tall = (words: Word[]) =>
      words.map((word): Word => {
        const high = /[bdfhklt]/.test(word.text);
        return high ? word : { ...word, box: [word.box[0], word.box[1] - 5, word.box[2], word.box[3]] };
      });
    const mixed = Array.from({ length: 20 }, (_, i) =>
      tall(lineOf('the sun has shone on all of us', 100, 100 + 40 * i, 30)),
    );
    const small = tall(lineOf('on us a sun rose, once, now', 100, 950, 30));
    expect((await sizesOf(apart(hocr([[...mixed, small]])))).size).toBe(1);
  });

  it('of a line without letters is the height that the recognition gives it, as it measures the others', async () => {
    const text = hocr([[...prose(12, 100), lineOf('§ ½,;', 100, 700, 30)]]);
    const measured = text.replace(/(ocr_line' title='bbox [\d ]+)/g, '$1; x_size 40');
    expect((await sizesOf(apart(measured))).size).toBe(1);
    const larger = measured.replace(/x_size 40(?=[^§]*§)(?![^§]*x_size)/, 'x_size 60');
    expect((await sizesOf(apart(larger))).size).toBe(2);
  });

  it('stands on the baseline that hOCR gives', async () => {
    const text = hocr([prose(6, 300)]).replace(/(ocr_line' title='bbox [\d ]+)/g, '$1; baseline 0 -4');
    const [line] = await linesOf(text);
    // four pixels above the descenders, which reach seven below the line
    expect(line!.evidence!.y).toBeCloseTo((1800 - 303) * 0.36, 5);
  });

  it('of a heading and of notes is told from that of the text', async () => {
    const page = [lineOf('The Punches', 100, 100, 42), ...prose(12, 200), ...prose(6, 800, 25)];
    const sizes = (await linesOf(hocr([page]))).map(line => line.evidence!.size);
    const text = sizes[1]!;
    expect(sizes[0]! / text).toBeGreaterThan(1.3);
    expect(sizes.at(-1)! / text).toBeLessThan(0.87);
    expect(new Set(sizes).size).toBe(3);
  });

  it('is what ALTO says in its styles, which tell the resolution too', async () => {
    const styles = '<TextStyle ID="t" FONTSIZE="11" FONTFAMILY="Times"/>';
    const lines = prose(25, 100, 46).map(words => words.map(word => ({ ...word, more: 'STYLEREFS="t"' })));
    const [line] = await linesOf(alto([lines], { styles }));
    expect(line!.evidence!.size).toBe(11);
    // 46 pixels to 11 points
    expect(line!.evidence!.x).toBeCloseTo((100 * 11) / 46, 0);
  });

  it('a page scanned askew is set upright', async () => {
    const fallen = prose(10, 300).map(words =>
      words.map((word): Word => {
        const fall = Math.round(0.02 * (word.box[0] - 100));
        return { ...word, box: [word.box[0], word.box[1] + fall, word.box[2], word.box[3] + fall] };
      }),
    );
    const short = lineOf('They set it.', 100, 700, 30);
    const lines = await linesOf(hocr([[...fallen, short]]));
    const [before, last] = lines.slice(-2).map(line => line.evidence!.y);
    expect(before! - last!).toBeCloseTo(40 * 0.36, 0);
  });
});

describe('the face of words', () => {
  it('is that of ALTO’s styles and of its words, italic, bold and raised', async () => {
    const styles = '<TextStyle ID="i" FONTSTYLE="italics"/>';
    const [the, page, one] = lineOf('The Page 1', 100, 300, 30);
    const line = [the!, { ...page!, more: 'STYLEREFS="i"' }, { ...one!, more: 'STYLE="bold superscript"' }];
    const [read] = await linesOf(alto([[line]], { styles }));
    expect(read!.evidence!.styles).toEqual([
      { from: 4, to: 8, italic: true, bold: false, raised: false },
      { from: 9, to: 10, italic: false, bold: true, raised: true },
    ]);
  });

  it('is that of hOCR’s elements and fonts', async () => {
    const line =
      '<span class="ocr_line" title="bbox 0 0 90 20"><span class="ocrx_word" title="bbox 0 0 40 20; x_font Garamond_Italic">The</span> <span class="ocrx_word" title="bbox 50 0 90 20">w<em>or</em>d</span></span>';
    const [read] = await linesOf(`<html><div class="ocr_page">${line}</div></html>`);
    expect(read!.evidence!.styles.map(({ from, to, italic }) => [from, to, italic])).toEqual([
      [0, 3, true],
      [5, 7, true],
    ]);
  });

  it('a figure that stands small above the line is raised', async () => {
    const line = [
      ...lineOf('Nobody counted them.', 100, 300, 30),
      { text: '1', box: [430, 276, 438, 288] as Word['box'] },
    ];
    const [read] = await linesOf(hocr([[line, ...prose(5, 340)]]));
    expect(read!.evidence!.styles).toEqual([{ from: 21, to: 22, italic: false, bold: false, raised: true }]);
  });
});

describe('specks and doubts', () => {
  const speck = (text: string, box: Word['box'], sure = 20): Word => ({ text, box, sure });

  it('marks that the recognition is unsure of, alone or far from the words, are left out and counted', async () => {
    const [first, ...rest] = prose(6, 300);
    const page = [
      [speck('|', [20, 100, 24, 180])],
      [speck("'", [30, 280, 34, 290]), ...first!],
      ...rest,
      [speck('', [5, 5, 9, 9])],
    ];
    const extraction = await read(hocr([page]));
    expect(extraction.source.split('\n')[0]).toBe('They set the type by hand all day long.');
    expect(extraction.remarks.find(r => r.code === 'specks-left-out')!.message).toMatch(
      /^3 marks .* on 1 page,/,
    );
  });

  it('what holds a letter or a figure stays, and so does a mark within the line, one that is sure, and an ornament', async () => {
    const dash = lineOf('They set – by hand', 100, 300, 30);
    dash[2]!.sure = 10;
    const page = [
      dash,
      [speck('7', [20, 340, 30, 360], 1)],
      [speck('*', [300, 390, 310, 400]), speck('*', [400, 390, 410, 400])],
      [speck('—', [300, 430, 330, 434], 90)],
    ];
    expect(await texts(hocr([page]))).toEqual(['They set – by hand', '7', '* *', '—']);
  });

  it('words that it is unsure of are told, by their place in the line', async () => {
    const line = lineOf('They sct the type', 100, 300, 30);
    line[1]!.sure = 31;
    const [read] = await linesOf(alto([[line]]));
    expect(read!.evidence!.doubts).toEqual([{ from: 5, to: 8, confidence: 0.31 }]);
  });

  it('a text that was recognized in another language than the title’s is told', async () => {
    const page = prose(30, 100);
    const remarks = async (language: string) => (await read(hocr([page]), language)).remarks.map(r => r.code);
    expect(await remarks('de')).toContain('recognized-in-another-language');
    expect(await remarks('en-GB')).not.toContain('recognized-in-another-language');
  });
});

describe('what cannot be read', () => {
  const page = hocr([prose(3, 100)]);
  it.each([
    ['hOCR that breaks off', page.slice(0, page.length - 300), /breaks off/],
    ['ALTO that breaks off', alto([prose(3, 100)]).slice(0, 700), /breaks off/],
    ['pages without a word', '<html><div class="ocr_page"></div></html>', /no words/],
    ['an encoding that nobody knows', page.replace('UTF-8', 'X-PRESS'), /encoding/],
    ['letters of another encoding', Buffer.from(page.replace('They', 'Th\u00e9y'), 'latin1'), /encoding/],
    [
      'elements without end within each other',
      `<html><div class="ocr_page">${'<div>'.repeat(5000)}`,
      /within each other/,
    ],
    ['PAGE', '<?xml version="1.0"?>\n<PcGts xmlns="x"></PcGts>', /PAGE/],
    ['METS', '<?xml version="1.0"?>\n<!-- a scan --><mets:mets></mets:mets>', /METS/],
    ['TEI', '<?xml version="1.0"?><TEI/>', /TEI/],
    ['any XML', '<?xml version="1.0"?><book/>', /XML file/],
    ['plain HTML', '<!DOCTYPE html><html><body>Text</body></html>', /HTML page/],
    ['RTF', '{\\rtf1 Text}', /RTF/],
    ['a Word file', 'PK\u0003\u0004 [Content_Types].xml', /DOCX/],
    ['a ZIP archive', 'PK\u0003\u0004 page-1.xml', /ZIP archive/],
  ])('is refused with what to do: %s', async (_, text, message) => {
    const given = typeof text === 'string' ? bytes(text) : new Uint8Array(text);
    const refused = readExtraction(given, 'book.xml', 'en');
    await expect(refused).rejects.toThrow(Complaint);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({ file: 'book.xml', advice: expect.stringMatching(/\w/) });
  });

  it('names that a file declares stand for nothing', async () => {
    const bomb = '<!DOCTYPE alto [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const text = alto([[[{ text: 'WORD', box: [1, 1, 9, 9] }]]])
      .replace('WORD', '&b;')
      .replace('<alto', `${bomb}<alto`);
    expect(await texts(text)).toEqual(['&b;']);
  });

  it('in pieces it is read, or refused with a reason', async () => {
    const pages = [prose(12, 100), [lineOf('II. The Press', 300, 80, 40), ...prose(9, 200)]];
    const odd = [
      '<',
      '>',
      '"',
      "'",
      '&',
      '&amp;',
      '/>',
      '-1',
      '1e308',
      'NaN',
      '\0',
      '\f',
      '\ud800',
      '<!--',
      ']]>',
      '<span class="ocr_line">',
      '<Page>',
      '</TextLine>',
      'bbox 9 9 1 1;',
      'bbox',
    ];
    for (let seed = 1; seed <= 80; seed++) {
      const d = dice(seed);
      let text = d.chance(0.5) ? hocr(pages) : alto(pages);
      for (let k = 1 + d.int(20); k > 0; k--) {
        const [from, length] = [d.int(text.length), d.chance(0.3) ? d.int(200) : 0];
        text = text.slice(0, from) + d.pick(odd) + text.slice(from + length);
      }
      const fault = await read(text).then(
        extraction => {
          const { ledger, chapters } = recover(extraction, {
            language: 'en',
            title: 'The Press',
            answers: {},
          });
          return replay(ledger, chapters) === extraction.source ? null : 'the ledger does not give it back';
        },
        error => (error instanceof Complaint ? null : error),
      );
      expect(fault, `seed ${seed}`).toBeNull();
    }
  });
});

it('the files of a folder are the pages of one book, in the order in which they are given', async () => {
  const file = (name: string, text: string): SourceFile => ({
    name,
    path: `/scan/${name}`,
    bytes: bytes(alto([[lineOf(text, 100, 300, 30)]])),
  });
  const { source, digest } = await readExtraction(
    [file('p9', 'One page.'), file('p10', 'Another.')],
    '/scan',
    'en',
  );
  expect(source).toBe('One page.\n\fAnother.\n');
  expect(digest).not.toBe(
    (await readExtraction([file('p9', 'One page.'), file('p11', 'Another.')], '/scan', 'en')).digest,
  );
});
