import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { readManuscript } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { reader } from '../epub/everything.ts';
import { drawing, raster } from '../pictures/samples.ts';
import { sampleTitle } from '../print/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const title = { ...sampleTitle, folder };
const pictures: [string, string | Uint8Array][] = [
  ['good.png', raster('p.png')],
  ['half.png', raster('p.png').subarray(0, 60)],
  ['empty.svg', ''],
  ['script.svg', drawing('<script>1</script>')],
  ['giant.svg', drawing('', 'width="1e9" height="1e9"')],
];
for (const [name, bytes] of pictures) writeFileSync(join(folder, name), bytes);
mkdirSync(join(folder, 'folder.png'));

/** Publishes a chapter that shows a picture in its third line and once more in its fifth. */
async function showing(name: string) {
  mkdirSync(join(folder, 'chapters'), { recursive: true });
  writeFileSync(
    join(folder, 'chapters/01.md'),
    `---\ntype: chapter\n---\n# One\n\n![What is seen](${name})\n\n![And again](${name})\n`,
  );
  return publish(await readManuscript(join(folder, 'chapters')), title);
}

it.each([
  ['half.png', 'image-broken', 'The picture “half.png” is cut off: its end is missing.'],
  ['empty.svg', 'image-broken', 'The picture “empty.svg” is empty.'],
  ['script.svg', 'image-unsafe', 'The picture “script.svg” runs a script, in line 1 of the drawing.'],
  [
    'giant.svg',
    'image-too-large',
    'The picture “giant.svg” has a width of 1e9; at most 100000 pixels are taken.',
  ],
  ['folder.png', 'image-broken', '“folder.png” is not a file'],
])('%s is an error wherever it is shown', async (name, code, message) => {
  const { findings, images } = await showing(name);
  expect(findings).toMatchObject([
    { code, severity: 'error', file: 'chapters/01.md', line: 6, message: expect.stringContaining(message) },
    { code, severity: 'error', file: 'chapters/01.md', line: 8, message: expect.stringContaining(message) },
  ]);
  expect(images).toEqual([]);
});

it.runIf(process.platform !== 'win32')('does not wait for a pipe', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe.png')]);
  const { findings } = await showing('pipe.png');
  expect(findings.map(({ code }) => code)).toEqual(['image-broken', 'image-broken']);
});

it('is the picture that was looked at, whatever becomes of the file afterwards', async () => {
  const publication = await showing('good.png');
  expect(publication.findings).toEqual([]);
  expect(publication.images).toMatchObject([{ src: 'good.png', file: 'chapters/01.md', line: 6 }]);
  writeFileSync(join(folder, 'good.png'), 'something else');
  const bytes = await makeEpub(publication, title);
  expect(await (await reader(bytes))('images/good.png')).toContain('PNG');
});
