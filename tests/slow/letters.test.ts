import { expect, it } from 'vitest';
import { makePdf } from '../../src/print/index.ts';
import { lettersAstray, randomTitle } from '../publication/letters.ts';

/** Chapters of one title: one run of the browser sets them all. */
const chapters = 10;
/** Letters lost or too many, letters that the face lacks, and parts that were not set on the pages planned for them. */
const told = /^print-(text-differs|glyph-missing|pages-differ)$/;
const titles = Math.ceil(50 * Number(process.env.REISSUE_FUZZ ?? 1));

it(`has the letters of the manuscript in both editions, in ${titles * chapters} manuscripts`, async () => {
  const astray: { seed: number; edition: string; what: string[] }[] = [];
  for (let seed = 1000; seed < 1000 + titles; seed++) {
    const made = await randomTitle(seed, chapters);
    const epub = await lettersAstray(made);
    if (epub.length > 0) astray.push({ seed, edition: 'EPUB', what: epub });
    const { findings } = await makePdf(made.publication, made.title);
    const pdf = findings.filter(({ code }) => told.test(code)).map(({ message }) => message);
    if (pdf.length > 0) astray.push({ seed, edition: 'PDF', what: pdf });
  }
  expect(astray).toEqual([]);
}, 3_600_000);
