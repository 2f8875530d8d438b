import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { noCache } from '../../src/cache.ts';
import { make } from '../../src/epub/renderer.ts';
import { readManuscript } from '../../src/manuscript/index.ts';
import { startMeter } from '../../src/meter.ts';
import { publish } from '../../src/publication/index.ts';
import type { MadeEdition } from '../../src/renderer.ts';
import { readTitle } from '../../src/title.ts';
import { reader } from './everything.ts';
import { complaintsOf } from './validators.ts';

const folder = fileURLToPath(new URL('../fixtures/volumes', import.meta.url));

/** An edited work in two volumes, with every kind of chapter: its EPUB, and its ONIX record. */
let made: MadeEdition[];
let read: (path: string) => Promise<string>;
beforeAll(async () => {
  const title = readTitle(folder);
  const chapters = readManuscript(`${folder}/chapters`);
  const publication = publish(chapters, title);
  expect(publication.findings).toEqual([]);
  made = await make({
    ...{ title, chapters, publication, recovered: new Set<string>(), wanted: ['epub', 'onix'] },
    ...{ meter: startMeter(), cache: noCache, changed: true, progress: () => {} },
  });
  read = await reader(made[0]!.bytes);
});
/** The contents as an outline of words. */
const contents = async () =>
  (await read('toc.xhtml'))
    .split('<nav epub:type="landmarks"')[0]!
    .split('</h1>')[1]!
    .replace(/<ol>/g, '(')
    .replace(/<\/ol>/g, ')')
    .replace(/<[^>]+>|\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('an edited work in volumes', () => {
  it('has volumes over parts over chapters in its contents, each with subtitle and authors', async () => {
    expect(await contents()).toMatch(
      /Volume One: The North \( Part One: From the Sea \( 1: Pans on the Shore: Fire and Brine, 1400 to 1600 – Ines Calloway, Juno Hale \( The Fire \( The Smoke \) \) 2: Carts – Peer Lund \) Part Two: Letters \(/,
    );
    expect(await contents()).toMatch(/\) \) Volume Two: The South \( 3: Inland – Ines Calloway \) /);
  });

  it('has headings of as many levels', async () => {
    const headings = async (file: string) =>
      [...(await read(file)).matchAll(/<(h\d)/g)].map(([, level]) => level).join(' ');
    expect(await headings('s06-volume.xhtml')).toBe('h1');
    expect(await headings('s07-part.xhtml')).toBe('h2');
    expect(await headings('s08-pans.xhtml')).toBe('h3 h4 h5');
    expect(await headings('s14-inland.xhtml')).toBe('h2');
  });

  it('has who wrote and translated a chapter under its title', async () => {
    expect((await read('s08-pans.xhtml')).replace(/\s*\n\s*/g, '')).toMatch(
      /<header class="opener"><p class="label">1<\/p><h3[^>]*>Pans on the Shore<\/h3><p class="subtitle">Fire and Brine, 1400 to 1600<\/p><p class="authors">Ines Calloway, Juno Hale<\/p><p class="translators">Translated by Mira Solen<\/p><\/header>/,
    );
  });

  it('names them once as contributors, behind those of the title page', async () => {
    const opf = await read('content.opf');
    expect([...opf.matchAll(/<dc:(creator|contributor) [^>]*>(.+?)</g)].map(([, , name]) => name)).toEqual([
      'Tomas Brandt',
      'Odile Varga',
      'Ines Calloway',
      'Juno Hale',
      'Mira Solen',
      'Peer Lund',
    ]);
    expect(opf).toContain('<meta refines="#person-3" property="role" scheme="marc:relators">ctb</meta>');
    expect(new TextDecoder().decode(made[1]!.bytes)).toMatch(
      /A32<\/ContributorRole>\s*<PersonName>Peer Lund/,
    );
  });
});

describe('chapters without a heading', () => {
  it('are called by their short title, or by their first words', async () => {
    expect(await contents()).toContain(
      'Part Two: Letters ( My dear brother, the road is … The Second Letter )',
    );
    expect(await read('s11-letter.xhtml')).toContain('<title>My dear brother, the road is …</title>');
    expect(await read('s11-letter.xhtml')).toContain('aria-label="My dear brother, the road is …"');
  });

  it('are called by their kind', async () => {
    expect(await contents()).toMatch(/Acknowledgements .*About the author Colophon \)$/);
    expect(await read('s01-half-title.xhtml')).toContain('<title>Half-title</title>');
  });
});

describe('kinds of chapters', () => {
  it('stand where readers look for them', async () => {
    const spine = [...(await read('content.opf')).matchAll(/<itemref idref="(?:page-)?(.+?)"/g)].map(
      ([, id]) => id,
    );
    expect(spine.slice(0, 8)).toEqual([
      ...['cover', 's01-half-title', 's02-also', 's03-frontispiece', 'title-page', 'imprint'],
      ...['s04-dedication', 'toc'],
    ]);
    expect(spine.slice(-7)).toEqual([
      ...['s15-thanks', 'notes', 's16-chronology', 's17-plates', 's18-errata', 's19-about', 's20-colophon'],
    ]);
  });

  it.each([
    ['s01-half-title', 'epub:type="halftitlepage"'],
    ['s06-volume', 'epub:type="volume"'],
    ['s18-errata', 'epub:type="errata" role="doc-errata"'],
    ['s20-colophon', 'epub:type="colophon" role="doc-colophon"'],
  ])('say what they are: %s', async (file, said) => {
    expect(await read(`${file}.xhtml`)).toContain(said);
  });

  it('are landmarks where the vocabulary has them', async () => {
    const types = [...(await read('toc.xhtml')).matchAll(/<a epub:type="(.+?)"/g)].map(([, type]) => type);
    expect(types).toEqual(expect.arrayContaining(['halftitlepage', 'foreword', 'errata', 'colophon']));
  });
});

it('no validator finds anything', async () => {
  expect(await complaintsOf(made[0]!.bytes)).toEqual([]);
}, 60_000);

it('our own checks find nothing', async () => {
  expect(await made[0]!.inspect()).toEqual([]);
  expect(await made[1]!.inspect()).toEqual([]);
});
