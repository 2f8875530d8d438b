import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { beforeAll, describe, expect, it } from 'vitest';
import { covers } from '../../../src/inspection/pdf/checks/covers.ts';
import { checks } from '../../../src/inspection/pdf/checks/index.ts';
import { type ProfileName, preflight, profiles } from '../../../src/inspection/pdf/index.ts';
import { harvest } from './bed.ts';
import { metadataFaults, pressFontFaults } from './faults-of-fonts.ts';
import { pageFaults } from './faults-of-pages.ts';
import { printFaults } from './faults-of-print.ts';
import { tagFaults, tagFontFaults } from './faults-of-tags.ts';
import { type Press, printed } from './printed.ts';
import { tagged } from './screen.ts';

const codes = async (bytes: Uint8Array, profile: ProfileName) =>
  (await preflight(bytes, { profile })).map(({ code }) => code);

describe('finds nothing in clean books', () => {
  it.each<Press>(['book', 'pdf-x-4', 'kdp', 'ingram', 'lulu', 'bookvault', 'offset'])(
    'that pdf-lib has made for %s',
    async press => {
      expect(await preflight(await harvest(await printed(press)), { profile: press })).toEqual([]);
    },
  );

  it('that pdf-lib has made for readers of a screen', async () => {
    expect(await preflight(await harvest(await tagged()), { profile: 'pdf-ua' })).toEqual([]);
  });

  describe('that Typst has made', () => {
    const page = '#set page(width: 6in, height: 9in, margin: 1in, numbering: "1")\n';
    const chapter = `= The Ferry
The boat waits for the tide.#footnote[At the spring tide, not at the neap.]
== The boats
+ A barge
+ A punt
#table(columns: 2, table.header[Tide][Hour], [Low], [Six])
#quote(block: true)[Nobody hurries the river.]
See #link("https://example.org")[the harbour].
`;
    let compiler: NodeCompiler;
    beforeAll(() => {
      compiler = NodeCompiler.create();
    });
    const made = (source: string, standard?: 'ua-1') =>
      new Uint8Array(
        compiler.pdf(
          {
            mainFileContent: `#set document(title: "The Ferry", author: "Nora Quill")\n#set text(lang: "en")\n${source}`,
          },
          { ...(standard && { pdfStandard: standard as never }) },
        ),
      );

    it('as PDF/UA-1', async () => {
      expect(await codes(made(page + chapter, 'ua-1'), 'pdf-ua')).toEqual([]);
    });

    it.each<ProfileName>(['kdp', 'lulu', 'bookvault'])('for %s, without links', async press => {
      const text = chapter
        .replace(/See #link.*/, '')
        .replace('#footnote[At the spring tide, not at the neap.]', '');
      const pages = Array.from({ length: 32 }, () => text).join('#pagebreak()\n');
      // Typst always writes bookmarks and metadata.
      const own = press === 'kdp' ? ['outline', 'metadata-present'] : [];
      expect(await codes(made(page + pages), press)).toEqual(own);
    });
  });
});

it('tells when an encrypted book shuts screen readers out, and inspects it all the same', async () => {
  const file = readFileSync(new URL('../../fixtures/foreign/closed-to-readers.pdf', import.meta.url));
  expect(await codes(new Uint8Array(file), 'pdf-ua')).toEqual(['security-bit']);
});

describe('the planted faults', () => {
  const all = [
    ...pageFaults,
    ...printFaults,
    ...pressFontFaults,
    ...metadataFaults,
    ...tagFaults,
    ...tagFontFaults,
  ];

  it('are more than sixty', () => {
    expect(all.length).toBeGreaterThan(60);
  });

  it('try every check: one that is switched off misses a fault', () => {
    // What is wrong with covers is planted in covers.test.ts.
    const elsewhere = ['file-size', 'trim-size', 'security-bit', ...Object.keys(covers)];
    const tried = new Set<string>([...all.map(({ code }) => code), ...elsewhere]);
    expect(Object.keys(checks).filter(code => !tried.has(code))).toEqual([]);
  });

  it('and every check is asked for by a profile', () => {
    const asked = new Set(Object.values(profiles).flatMap(({ rules }) => Object.keys(rules)));
    expect(Object.keys(checks).filter(code => !asked.has(code))).toEqual([]);
  });
});
