import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import JSZip from 'jszip';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { limits } from '../../src/limits.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { stateOf } from '../../src/states.ts';
import { pressStyleFiles, readPressStyles } from '../../src/styles/index.ts';
import { readTitle } from '../../src/title.ts';
import { bookYaml, desk } from '../cli/run.ts';
import { raster } from '../pictures/samples.ts';

const font = readFileSync(
  createRequire(import.meta.url).resolve(
    '@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
  ),
);
const work = desk();
afterAll(() => work.clear());
beforeEach(() => {
  work.put('book.yaml', bookYaml('styles: [house/house.css]'));
  work.put('house/pic.png', raster('p.png'));
  work.put('house/Our Face.ttf', font);
  work.put('house/OFL.txt', 'The licence.');
});
const chapter = parse('01-one.md', '---\ntype: chapter\n---\n\n# One\n\nText.\n');

async function edition() {
  const title = readTitle(work.folder);
  const publication = publish([chapter], title);
  const bytes = await makeEpub(publication, title);
  return { bytes, zip: await JSZip.loadAsync(bytes), state: stateOf(title, [chapter], publication) };
}

const house = `@font-face { font-family: "Our Face"; src: url('Our Face.ttf'); }
h1 { font-family: "Our Face"; text-transform: uppercase; }
hr { background: url(pic.png) no-repeat; }
`;

describe('the style sheet of a press', () => {
  it('is laid over the design, and brings along what it loads', async () => {
    work.put('house/house.css', house);
    const { bytes, zip } = await edition();
    const css = await zip.file('OEBPS/style.css')!.async('string');
    expect(css.trimEnd().endsWith('hr { background: url("styles/house/pic.png") no-repeat; }')).toBe(true);
    expect(css).toContain('src: url("styles/house/Our%20Face.ttf")');
    for (const name of ['pic.png', 'Our Face.ttf', 'OFL.txt'])
      expect(zip.file(`OEBPS/styles/house/${name}`), name).not.toBeNull();
    expect(await inspectEpub(bytes, { manuscript: [chapter] })).toEqual([]);
    const { messages } = await EpubCheck.validate(bytes);
    expect(messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
  });

  it('may be for one edition alone', () => {
    work.put('book.yaml', bookYaml('styles:\n  - file: house/house.css\n    for: print\n  - house/all.css'));
    work.put('house/house.css', house);
    work.put('house/all.css', 'p { color: inherit; }');
    const title = readTitle(work.folder);
    expect(readPressStyles(title, 'epub')).toEqual({ css: 'p { color: inherit; }', files: [] });
    expect(readPressStyles(title, 'print').css).toMatch(/Our Face[\s\S]*p \{ color: inherit; \}$/);
    expect(pressStyleFiles(title)).toEqual(
      expect.arrayContaining(['house/house.css', 'house/all.css', 'house/pic.png', 'house/Our Face.ttf']),
    );
  });

  it('makes another state of the book when it, or what it loads, is another', async () => {
    work.put('house/house.css', house);
    const before = (await edition()).state;
    work.put('house/OFL.txt', 'Another licence.');
    const after = (await edition()).state;
    expect(after).not.toBe(before);
    work.put('house/house.css', `${house}p {}`);
    expect((await edition()).state).not.toBe(after);
  });

  it.each([
    ['hr {}\nh1 { background: url(https://example.org/a.png); }', 2, /loads “https:/],
    ['h1 { background: url(//example.org/a.png); }', 1, /is no file beside it/],
    ['h1 { background: url(data:image/png;base64,AAAA); }', 1, /is no file beside it/],
    ['h1 { background: url(../../../../etc/passwd.png); }', 1, /leads out of/],
    ['h1 { background: url(%2e%2e/%2e%2e/secret.png); }', 1, /leads out of/],
    ['h1 { background: url(none.png); }', 1, /There is no file “house\/none\.png”/],
    ['h1 { background: url(OFL.txt); }', 1, /neither a font nor a picture/],
    ['@font-face { font-family: A; src: url(pic.ttf); }', 1, /not the font that its name says/],
    ['h1 { background: image-set("pic.png" 1x); }', 1, /otherwise than by/],
    ['/* a */\n@import "other.css";', 2, /imports another/],
    ['@\\69mport "other.css";', 1, /backslash/],
    ['h1 { width: expression(alert(1)); }', 1, /runs a program/],
    ['h1 { background: url(javascript:x); }', 1, /runs a program/],
    ['</style><script>alert(1)</script>', 1, /is HTML/],
    ['p { direction: rtl; }', 1, /direction/],
    ['p { position: fixed; }', 1, /fixed to the screen/],
    ['p { color: inherit; ', 1, /braces/],
    ['p { color: inherit; } }', 1, /braces/],
    ['p {}\n/* never closed', 2, /never closed/],
  ])('is refused where it says %s', (css, line, message) => {
    work.put('house/pic.ttf', raster('p.png'));
    work.put('house/house.css', css);
    expect(() => readPressStyles(readTitle(work.folder), 'epub')).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), line, advice: expect.any(String) }),
    );
  });

  it('ends where limits do', () => {
    work.put('house/house.css', `p {}${' '.repeat(limits.styles.sheet)}`);
    expect(() => readPressStyles(readTitle(work.folder), 'epub')).toThrow(/large|more than|bytes|MB/i);
    const many = Array.from({ length: limits.styles.loaded + 1 }, (_, k) => {
      work.put(`house/${k}.png`, raster('p.png'));
      return `.a${k} { background: url(${k}.png); }`;
    });
    work.put('house/house.css', many.join('\n'));
    expect(() => readPressStyles(readTitle(work.folder), 'epub')).toThrow(/load too much/);
    work.put('book.yaml', bookYaml('styles: [gone.css]'));
    expect(() => readTitle(work.folder)).toThrow(/no file “gone\.css”/);
  });
});
