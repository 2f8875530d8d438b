import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extentOf } from '../../src/inspection/epub/extent.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { limits } from '../../src/limits.ts';
import { codesOf, filesOf, findingsOf, packed, page, times } from './hostile.ts';

/** An archive with something written over the entries of its directory, at a place in each. */
async function forged(bytes: Uint8Array, name: string, change: (view: DataView, at: number) => void) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)) === name) change(view, at);
  }
  return bytes;
}

describe('an archive', () => {
  it('that would unpack to more than any book, and says so, is not unpacked', async () => {
    const bytes = await packed({ ...filesOf({}), 'OEBPS/a.bin': 'x' });
    const honest = await forged(bytes, 'OEBPS/a.bin', (view, at) =>
      view.setUint32(at + 24, limits.epub.unpacked + 1, true),
    );
    expect(codesOf(await inspectEpub(honest))).toEqual(['archive-too-large']);
  });

  it('that says that a large file is of ten bytes is unpacked no further than it may be', async () => {
    const large = deflateRawSync(new Uint8Array(limits.epub.unpacked + 1_000_000));
    const bytes = await packed({ ...filesOf({}), 'OEBPS/a.bin': large }, 'STORE');
    const lying = await forged(bytes, 'OEBPS/a.bin', (view, at) => {
      view.setUint16(at + 10, 8, true);
      view.setUint32(at + 24, 10, true);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect((await inspectEpub(lying)).map(({ code }) => code)).toContain('archive-too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(limits.epub.unpacked);
  });

  it('that lies a little has a file that cannot be unpacked', async () => {
    const lying = await forged(
      await packed(filesOf({ body: '<p>Word</p>' })),
      'OEBPS/page.xhtml',
      (view, at) => view.setUint32(at + 24, 10, true),
    );
    expect(await inspectEpub(lying)).toContainEqual(
      expect.objectContaining({ code: 'archive-broken', within: 'OEBPS/page.xhtml' }),
    );
  });

  it('with more files than any book', async () => {
    const bytes = new Uint8Array(46 * (limits.epub.files + 1));
    for (let k = 0; k <= limits.epub.files; k++) bytes.set([0x50, 0x4b, 1, 2], k * 46);
    expect((await inspectEpub(bytes)).map(({ code }) => code)).toEqual(['archive-too-large']);
  });

  it('with two files of one name: readers differ in which they show', async () => {
    const bytes = await packed({ ...filesOf({}), 'OEBPS/pagX.xhtml': page('<script>1</script>') });
    const twice = await forged(bytes, 'OEBPS/pagX.xhtml', (_, at) => {
      bytes[at + 46 + 'OEBPS/pag'.length] = 'e'.charCodeAt(0);
    });
    expect(await inspectEpub(twice)).toContainEqual(
      expect.objectContaining({ code: 'archive-broken', within: 'OEBPS/page.xhtml' }),
    );
  });

  it.each(['__proto__', 'constructor', '../../out.txt', '/etc/x', 'a\\..\\b', `${'x'.repeat(2_000)}.txt`])(
    'with a file called %s',
    async name => {
      const findings = await inspectEpub(
        await packed({ ...filesOf({}), [name]: 'x', [`OEBPS/${name}`]: 'x' }),
      );
      expect(codesOf(findings)).not.toContain('check-failed');
      expect(findings.every(({ within = '' }) => within.length <= limits.epub.path + 3)).toBe(true);
    },
  );
});

describe('a page', () => {
  it.each([
    ['has elements nested without end', { body: '<b>'.repeat(20_000) + '</b>'.repeat(20_000) }],
    [
      'is nested by what names stand for',
      {
        body: '&deep;',
        doctype: `<!DOCTYPE html [<!ENTITY deep "${'<b>'.repeat(300)}${'</b>'.repeat(300)}">]>`,
      },
    ],
    ['has more elements than any book', { body: '<b/>'.repeat(limits.epub.nodes + 1) }],
    ['is larger than any page', { body: ' '.repeat(limits.epub.document) }],
    [
      'has names that stand for names that stand for names',
      {
        body: '<p>&a9;</p>',
        doctype: `<!DOCTYPE html [<!ENTITY a0 "ha">${times(9, k => `<!ENTITY a${k + 1} "${`&a${k};`.repeat(10)}">`)}]>`,
      },
    ],
    [
      'has names that stand for each other',
      { body: '&a;', doctype: '<!DOCTYPE html [<!ENTITY a "&b;"><!ENTITY b "&a;">]>' },
    ],
  ])('that %s is not inspected, and said to be', async (_, parts) => {
    expect(await findingsOf(parts)).toContainEqual(
      expect.objectContaining({ code: 'document-too-large', within: 'OEBPS/page.xhtml' }),
    );
  });

  it('that names another file of the machine is not well-formed', async () => {
    const doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(codesOf(await findingsOf({ body: '<p>&x;</p>', doctype }))).toContain('not-well-formed');
  });

  it('in UTF-16 is read as one in UTF-8 is', async () => {
    for (const encoding of ['le', 'be'] as const) {
      const little = Buffer.from(`\ufeff${page('<p>A</p><script>1</script>')}`, 'utf16le');
      const findings = await inspectEpub(
        await packed({ ...filesOf({}), 'OEBPS/page.xhtml': encoding === 'le' ? little : little.swap16() }),
      );
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'script', within: 'OEBPS/page.xhtml' }),
      );
    }
  });

  it('that says that it is in another encoding is told of: others read other signs in it', async () => {
    const foreign = page('<p>+ADw-script+AD4-1</p>').replace('?>', ' encoding="UTF-7"?>');
    const findings = await inspectEpub(await packed({ ...filesOf({}), 'OEBPS/page.xhtml': foreign }));
    expect(codesOf(findings)).toContain('encoding');
  });
});

it('attributes count as elements do: each costs as much', () => {
  const enough = { nodes: 100, depth: 100 };
  expect(extentOf(`<a b="" c='>'><d/></a>`, enough)).toMatchObject({ nodes: 4, depth: 2 });
});

describe('findings', () => {
  it('of one code are told one by one up to a number, the others by their count', async () => {
    const n = limits.epub.findings + 250;
    const findings = await findingsOf({ body: '<p><a href="none.xhtml">x</a></p>'.repeat(n) });
    const broken = findings.filter(({ code }) => code === 'link-broken');
    expect(broken).toHaveLength(limits.epub.findings + 1);
    expect(broken.at(-1)).toMatchObject({ severity: 'error', message: expect.stringContaining('250 more') });
  });

  it('are short, whatever they quote', async () => {
    const findings = await findingsOf({ body: `<p><a href="${'x'.repeat(100_000)}">x</a></p>` });
    expect(codesOf(findings)).toEqual(['link-broken']);
    expect(findings[0]!.message.length).toBeLessThan(limits.epub.message + 10);
  });
});

it('a claim with a name that every object has is no claim of ours', async () => {
  const metadata = '<meta property="schema:accessibilityFeature">constructor</meta>';
  expect(codesOf(await findingsOf({ metadata }))).toEqual([]);
});
