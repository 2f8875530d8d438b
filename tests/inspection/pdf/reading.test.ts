import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { openPdf } from '../../../src/inspection/pdf/open.ts';
import { unpacker } from '../../../src/inspection/pdf/reading/streams.ts';
import { readXmp } from '../../../src/inspection/pdf/reading/xmp.ts';

it('counts what unpacks too large once, however often it is used', async () => {
  const { context } = await PDFDocument.create();
  const stream = context.flateStream('0 '.repeat(10_000));
  const unpack = unpacker({ stream: 1_000, all: 100_000 });
  for (let use = 0; use < 50; use++) expect(unpack(stream)).toBeUndefined();
  expect(unpack.failed).toEqual({ damaged: 0, tooLarge: 1 });
});

it('reads metadata with as much white space as anybody likes, within and behind it', () => {
  const blank = ' '.repeat(400_000);
  const packet = (padding: string) =>
    `<x xmlns:dc="http://purl.org/dc/elements/1.1/">${blank}<rdf:Description><dc:title>Tolls</dc:title></rdf:Description></x>${padding}`;
  const begun = performance.now();
  const read = readXmp(Buffer.from(packet(`\n ${blank}\0\0`)));
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(read?.text('http://purl.org/dc/elements/1.1/', 'title')).toBe('Tolls');
});

it('draws every curve from where the path is', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 600]);
  const curves = ['20 20 m 200 200 220 220 v S', '20 20 m 200 200 220 220 y S'];
  page.node.set(
    PDFName.of('Contents'),
    document.context.register(document.context.flateStream(curves.join('\n'))),
  );
  const pdf = await openPdf(await document.save());
  if (typeof pdf === 'string') throw new Error(pdf);
  const boxes = pdf.drawing.marks.map(({ box }) => box.map(Math.round));
  expect(boxes).toHaveLength(2);
  for (const [left, bottom] of boxes) expect([left, bottom]).toEqual([20, 20]);
});
