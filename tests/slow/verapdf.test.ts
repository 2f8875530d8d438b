import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { makePdf } from '../../src/print/index.ts';
import { harvest } from '../inspection/pdf/bed.ts';
import { tagFaults, tagFontFaults } from '../inspection/pdf/faults-of-tags.ts';
import { type Tagged, tagged } from '../inspection/pdf/screen.ts';
import { wholeBook, wholeTitle } from '../pdf/whole-book.ts';

/** A command that judges a PDF by veraPDF's rules for PDF/UA-1, and prints the failed ones: `7.3-1 …`, one a line. */
const command = process.env.REISSUE_VERAPDF;

/** The rules of veraPDF for the faults of fonts. */
const ofFonts: Record<string, string> = {
  'font-embedded': '7.21.4.1-1',
  'font-widths': '7.21.5-1',
  'font-glyphs': '7.21.8-1',
  'font-cid-map': '7.21.3.2-1',
  'font-cmap': '7.21.3.3-1',
  'font-cmap-direction': '7.21.3.3-2',
  'font-cid-system': '7.21.3.1-1',
  'font-unicode': '7.21.7-1',
  'font-notdef': '7.21.8-1',
  'font-symbol-table': '7.21.6-4',
};

const judged = async (book: Tagged): Promise<string[]> => judgedFile(await harvest(book));

async function judgedFile(bytes: Uint8Array, ...profiles: string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'reissue-verapdf-'));
  try {
    const file = join(folder, 'book.pdf');
    writeFileSync(file, bytes);
    const run = promisify(execFile)(command!, [file, ...profiles]).catch(
      (error: { stdout: string }) => error,
    );
    return [...(await run).stdout.matchAll(/^\s+([\d.]+-\d+)\b/gm)].map(([, rule]) => rule!);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!command)('veraPDF agrees', () => {
  it('that the clean book is PDF/UA-1', async () => {
    expect(await judged(await tagged())).toEqual([]);
  });

  it('that our file for readers is PDF/UA-1 and well tagged', async () => {
    const { screen } = await makePdf(wholeBook(), wholeTitle);
    expect(await judgedFile(screen, 'PDFUA-1', 'WTPDF-1-0-Accessibility')).toEqual([]);
  }, 120_000);

  it.each(tagFaults.filter(({ vera }) => vera.length > 0))('$code: $what', async ({ plant, vera }) => {
    const book = await tagged();
    await plant(book);
    expect(await judged(book)).toEqual(expect.arrayContaining(vera));
  });

  it.each(tagFontFaults.filter(({ code }) => code in ofFonts))('$code: $what', async ({ code, plant }) => {
    const book = await tagged();
    await plant(book);
    expect(await judged(book)).toContain(ofFonts[code]);
  });
});
