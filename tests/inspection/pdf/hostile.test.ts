import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { preflight } from '../../../src/inspection/pdf/index.ts';
import { limits } from '../../../src/limits.ts';
import { harvest } from './bed.ts';
import { printed } from './printed.ts';

/** A PDF of these objects, by their numbers; the first is the catalogue. */
function pdf(objects: (string | Buffer)[]): Uint8Array {
  const parts = objects.map((object, k) =>
    Buffer.concat([Buffer.from(`${k + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
  );
  const trailer = `trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.6\n'), ...parts, Buffer.from(trailer)]));
}

const stream = (content: Buffer, entries = '') =>
  Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${entries} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
const packed = (content: Buffer, entries = '') =>
  stream(deflateSync(content), `/Filter /FlateDecode ${entries}`);
const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const one = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 432 648] /Contents 4 0 R /Resources 5 0 R >>';

const told = async (bytes: Uint8Array) =>
  (await preflight(bytes, { profile: 'offset' })).map(({ code }) => code);

describe('what cannot be read is said in a sentence', () => {
  it.each<[string, string, Uint8Array]>([
    ['not-a-pdf', 'nothing', new Uint8Array()],
    ['not-a-pdf', 'a text', Buffer.from('Once upon a time')],
    ['unreadable', 'a header and no more', Buffer.from('%PDF-1.7\n')],
    ['unreadable', 'noise', Buffer.from(`%PDF-1.7\n${'\u0000\u00ff<<[('.repeat(2000)}`)],
    [
      'locked',
      'a file with a password',
      new Uint8Array(readFileSync(new URL('../../fixtures/foreign/locked.pdf', import.meta.url))),
    ],
  ])('%s: %s', async (code, _, bytes) => {
    expect(await told(bytes)).toEqual([code]);
  });
});

describe('what is torn, goes in circles or is larger than any book is inspected as far as it goes', () => {
  it.each<[string, Uint8Array]>([
    ['a tree of pages that is its own child', pdf([catalogue, '<< /Type /Pages /Kids [2 0 R 2 0 R] >>'])],
    ['no pages', pdf(['<< /Type /Catalog >>'])],
    [
      'a page that unpacks to more than any book',
      pdf([catalogue, one, page, packed(Buffer.alloc(limits.preflight.stream + 1, '0 g ')), '<< >>']),
    ],
    [
      'forms that draw each other, twice each',
      pdf([
        ...[catalogue, one, page, packed(Buffer.from('/A Do')), '<< /XObject << /A 6 0 R >> >>'],
        ...[7, 8, 9, 10, 6].map(next =>
          packed(
            Buffer.from('/A Do '.repeat(60)),
            `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A ${next} 0 R >> >>`,
          ),
        ),
      ]),
    ],
    ['a million brackets', pdf([catalogue, one, page, packed(Buffer.from('['.repeat(1_000_000))), '<< >>'])],
  ])(
    '%s',
    async (name, bytes) => {
      const codes = await told(bytes);
      expect(codes).not.toContain('check-failed');
      if (!/brackets/.test(name)) expect(codes).toContain('damaged');
    },
    60_000,
  );

  it.each([
    [
      'a tag within a tag, twenty thousand times',
      Array.from(
        { length: 20_000 },
        (_, k) => `<< /S /P /P ${k + 5} 0 R /K ${k === 19_999 ? 0 : `${k + 7} 0 R`} >>`,
      ),
    ],
    [
      'a table of eight thousand rows, all heads of columns',
      [
        `<< /S /Table /K [${Array.from({ length: 8_000 }, (_, k) => `${k + 7} 0 R`).join(' ')}] >>`,
        ...Array.from(
          { length: 8_000 },
          () => '<< /S /TR /K [<< /S /TH /A << /O /Table /Scope /Row >> >> << /S /TD >>] >>',
        ),
      ],
    ],
  ])('%s', async (_, tags) => {
    const root = '/StructTreeRoot << /K 6 0 R >> /MarkInfo << /Marked true >>';
    const bytes = pdf([
      `<< /Type /Catalog /Pages 2 0 R ${root} >>`,
      ...[one, page, packed(Buffer.from('/P << /MCID 0 >> BDC EMC')), '<< >>', ...tags],
    ]);
    const began = process.cpuUsage().user;
    const codes = (await preflight(bytes, { profile: 'pdf-ua' })).map(({ code }) => code);
    expect(codes).not.toContain('check-failed');
    // with the square it would take twenty
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(8);
  });

  it('a colour space and a role that rest on themselves', async () => {
    const codes = await told(
      pdf([
        '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot << /RoleMap << /A /B /B /A >> /K 6 0 R >> >>',
        ...[one, page, packed(Buffer.from('/C cs 1 sc 9 9 9 9 re f'))],
        '<< /ColorSpace << /C 7 0 R >> >>',
        ...['<< /S /A /K 6 0 R >>', '[/Indexed 7 0 R 1 (ab)]'],
      ]),
    );
    expect(codes).not.toContain('check-failed');
    expect(codes).toContain('damaged');
  });
});

describe('a book that is harmed at random', () => {
  let whole: Uint8Array;
  beforeAll(async () => {
    whole = await harvest(await printed('offset'));
  });

  it('never makes a check fail, and is never silent about what it cannot read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 40 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        async (changes, end) => {
          const bytes = whole.slice(0, end === null ? whole.length : Math.round(whole.length * end));
          for (const [at, to] of changes) if (bytes.length > 0) bytes[at % bytes.length] = to;
          expect(await told(bytes)).not.toContain('check-failed');
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
