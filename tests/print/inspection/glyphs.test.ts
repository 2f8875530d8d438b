import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { findFace } from '../../../src/faces/faces.ts';
import { parse } from '../../../src/manuscript/index.ts';
import { composeBook } from '../../../src/print/composition/index.ts';
import { missingGlyphs, missingInDrawings } from '../../../src/print/inspection/glyphs.ts';
import { publish } from '../../../src/publication/index.ts';
import { sampleTitle } from '../sample.ts';

const face = findFace('EB Garamond');
const glyphsOf = (text: string, book = sampleTitle.book) => {
  const publication = publish([parse('01-a.md', `---\ntype: chapter\n---\n\n# One\n\n${text}\n`)], {
    ...sampleTitle,
    book,
  });
  return missingGlyphs(publication, composeBook(publication, book), face);
};

it('names letters that the face lacks, with their lines and what might stand instead', async () => {
  const text = 'In the year １９８０\nthe *group 𝔄* met.[^1]\n\n[^1]: Its seal was 中.';
  expect(await glyphsOf(text)).toEqual([
    {
      code: 'print-glyph-missing',
      severity: 'error',
      message:
        'EB Garamond has no letter for １ (U+FF11, line 7; perhaps “1”), ９ (U+FF19, line 7; perhaps “9”), ８ (U+FF18, line 7; perhaps “8”), ０ (U+FF10, line 7; perhaps “0”), 𝔄 (U+1D504, line 8; perhaps “A”), 中 (U+4E2D, line 10); the PDF lacks it. Install @expo-google-fonts/noto-serif-sc with npm beside the program, which has rare Chinese letters, or name a font file of your own that has it, in faces.fallbacks of book.yaml (Google’s Noto fonts have nearly every script).',
      file: 'chapters/01-a.md',
      line: 7,
    },
  ]);
});

it('names some of a script that the face does not know, and counts the others', async () => {
  const script = String.fromCodePoint(...Array.from({ length: 30 }, (_, k) => 0x4e00 + k));
  const [finding] = await glyphsOf(script);
  expect(finding?.message).toMatch(/\), and 6 more; the PDF lacks it/);
});

it('knows letters by their base and accents, and leaves out what is never seen', async () => {
  expect(await glyphsOf('Ḁ ḁ e\u0301 x\u0302 x\u200by a\u00adb a\u2060b &\ufe0e.')).toEqual([]);
});

it('looks at what is made from the metadata, and at running heads', async () => {
  const book = { ...sampleTitle.book, title: 'The Year １' };
  expect(await glyphsOf('It.', book)).toMatchObject([
    { file: 'book.yaml', message: expect.stringContaining('U+FF11') },
  ]);
  const publication = publish([parse('01-a.md', '---\ntype: chapter\n---\n\n# One\n\nIt.\n')], sampleTitle);
  const [document] = publication.documents;
  const short = { ...publication, documents: [{ ...document!, short: '２', tree: h('section') }] };
  expect(await missingGlyphs(short, [], face)).toMatchObject([{ file: 'chapters/01-a.md' }]);
});

it('names letters in drawings that nothing shows', async () => {
  const drawing = (src: string, text: string) => ({
    ...{ src, mediaType: 'image/svg+xml', file: 'chapters/01-a.md', line: 8 },
    bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><title>中</title><text>${text}</text></svg>`),
  });
  const shown = drawing('a.svg', 'Größe שלום <tspan>مرحبا</tspan> Москва →');
  expect(await missingInDrawings([shown, drawing('b.svg', 'A &#x6587; b')])).toMatchObject([
    {
      code: 'print-glyph-missing',
      message: expect.stringMatching(/“b\.svg”, the PDF lacks 文 \(U\+6587\): /),
      file: 'chapters/01-a.md',
      line: 8,
    },
  ]);
});

it('reads a drawing of very many empty texts once', async () => {
  const bytes = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${'<text/>'.repeat(300_000)}</svg>`);
  const image = { src: 'images/a.svg', mediaType: 'image/svg+xml', bytes, file: 'chapters/01-a.md', line: 7 };
  expect(await missingInDrawings([image as never])).toEqual([]);
});
