import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { type PdfText, readPdfText } from '../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { marginsOf } from '../../src/title/margins.ts';
import { prose, sampleTitle } from './sample.ts';

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'.repeat(2);
const compound = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const address =
  'https://www.example.org/a/very/long/path/that/goes/on/index.php?query=something&other=somethingelse&third=one';

const trim = { width: 105, height: 170 };
const margins = marginsOf(trim, 'novel');
const book = {
  ...sampleTitle.book,
  language: 'de',
  print: { ...sampleTitle.book.print, theme: 'novel' as const, trim, margins },
};
const title = { ...sampleTitle, book };

describe('what no line holds', () => {
  let made: PrintEdition;
  let read: PdfText;
  beforeAll(async () => {
    const text = [
      `# Die ${compound}`,
      prose(1, 2)[0],
      `## Von ${address}`,
      prose(1, 3)[0],
      `## ${hash}`,
      `:::table\n| A | B |\n| --- | --- |\n| ${prose(1, 4)[0]!.slice(0, 60)} | ${hash} |\n| eins | ${address} |\n\nTabelle 1. Die ${compound}, ${hash} und ${address}\n:::`,
      `:::verse\nEin Vers ${hash}\\\nund noch einer ${address}\n:::`,
      `:::epigraph\n${prose(1, 5)[0]}\n\nJemand, ${address}\n:::`,
      `- ${prose(1, 6)[0]} ${hash}`,
    ];
    const chapter = parse('01-a.md', `---\ntype: chapter\n---\n\n${text.join('\n\n')}\n`);
    made = await makePdf(publish([chapter], title), title);
    read = await readPdfText(made.screen);
  }, 60_000);

  it('stays within the edges of the text, in headings, contents, captions, cells, verse and epigraphs', () => {
    const right = ((trim.width - Math.min(margins.inner, margins.outer)) * 72) / 25.4;
    for (const { items } of read.pages)
      for (const { text, x, width } of items)
        if (text.trim()) expect([text, x + width < right + 4]).toEqual([text, true]);
  });

  it('is complete, and told of once where it stands, but what patterns or rules divide', () => {
    expect(made.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const uneven = made.findings.filter(({ code }) => code === 'print-line-uneven');
    expect(uneven.map(({ line }) => line)).toEqual([13, 15, 25, 35]);
  });

  it('is divided with hyphens in headings and contents, which nobody finds in the word', () => {
    const shown = read.pages.map(({ items }) => items.map(({ text }) => text).join(''));
    expect(shown.join('\n')).not.toMatch(/\p{L}\u00ad\p{L}+\u00ad/u);
    const heading = read.pages.find(({ label }) => label === '1')!.items.map(({ text }) => text);
    expect(heading.filter(text => /[-\u00ad]$/.test(text)).length).toBeGreaterThan(1);
    expect(heading.join('').replace(/[-\u00ad]/g, '')).toContain(compound);
  });
});
