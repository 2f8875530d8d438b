import { afterEach, expect, it } from 'vitest';
import { alto, lineOf } from '../extraction/recognized.ts';
import { desk, reissue } from './run.ts';

let at: ReturnType<typeof desk>;
afterEach(() => at.clear());

/** Starts a title from the folder `scan`. */
const begin = (folder: string) =>
  reissue(at.folder, ['new', folder, '--from', 'scan', '--title', 'B', '--author', 'A']);

/** A page of prose: its folio at the foot, one word that the recognition is unsure of. */
function page(folio: number): string {
  const lines = Array.from({ length: 20 }, (_, i) =>
    lineOf(
      i % 5 === 0 ? 'Once they had set the type by hand,' : 'they set the type again by hand that day',
      100,
      100 + 40 * i,
      30,
    ),
  );
  // what stands at the foot of every page would be no text
  const end = { 9: 'before noon.', 10: 'for the master.', 11: 'of the title.' }[folio] ?? 'of the sheet.';
  const last = lineOf(`and pulled a proof ${end}`, 100, 900, 30);
  const doubtful = last.findIndex(word => word.text === 'proof');
  last[doubtful] = { ...last[doubtful]!, text: 'prcof', sure: 22 };
  return alto([[...lines, last, lineOf(String(folio), 500, 1600, 30)]]);
}

it('a folder of ALTO files is kept as it is, recovered, and its doubtful words are put on the list', async () => {
  at = desk({
    'scan/page-9.xml': page(9),
    'scan/page-10.xml': page(10),
    'scan/page-11.xml': page(11),
    'scan/page-9.tif': Buffer.from('II*\0'),
    'scan/mets.xml': '<?xml version="1.0"?><mets/>',
  });
  const begun = await reissue(at.folder, [
    'new',
    'manuscript/b',
    '--from',
    'scan',
    '--title',
    'B',
    '--author',
    'A',
    '--json',
  ]);
  expect(begun).toMatchObject({ code: 0 });
  expect(begun.stdout).toMatch(/neither hOCR nor ALTO[^"]*mets\.xml, page-9\.tif/);
  expect(at.list('manuscript/b/extraction')).toEqual(['page-10.xml', 'page-11.xml', 'page-9.xml']);
  expect(at.read('manuscript/b/extraction/page-9.xml')).toBe(page(9));
  expect(at.read('manuscript/b/book.yaml')).toMatch(/^extraction: extraction$/m);
  expect((await reissue(at.folder, ['recover', 'b'])).code).toBe(0);
  const [chapter] = at.list('manuscript/b/chapters');
  expect(at.read(`manuscript/b/chapters/${chapter}`)).toMatch(/Once they had[\s\S]*⟦10⟧[\s\S]*⟦11⟧/);
  const list = at.read('manuscript/b/recovery/proofreading.yaml');
  expect(list.match(/code: doubtful-word/g)).toHaveLength(3);
  expect(list).toMatch(/message: The OCR read “prcof” and was 22 % sure of it\.\n {2}likelihood: 0\.78/);
  // another page is another source: what was recovered from the first is not taken for it
  const record = at.read('manuscript/b/recovery/recovery.json');
  at.put('manuscript/b/extraction/page-12.xml', page(12));
  expect((await reissue(at.folder, ['recover', 'b'])).code).toBe(0);
  const digest = (json: string) => JSON.parse(json).ground.extraction;
  expect(digest(at.read('manuscript/b/recovery/recovery.json'))).not.toBe(digest(record));
}, 60_000);

it('one file is kept under a name that tells what it is', async () => {
  at = desk({ 'book.html': page(1) });
  const { code } = await reissue(at.folder, [
    'new',
    'b',
    '--from',
    'book.html',
    '--title',
    'B',
    '--author',
    'A',
  ]);
  expect(code).toBe(0);
  expect(at.list('b')).toEqual(['book.yaml', 'extraction.xml']);
}, 60_000);

it.each([
  ['no such files', { 'scan/page.txt': 'Text.' }, /There are no hOCR or ALTO files/],
  [
    'both kinds',
    { 'scan/1.xml': page(1), 'scan/1.html': '<html><div class="ocr_page"></div>' },
    /both hOCR and ALTO/,
  ],
])(
  'a folder with %s is refused',
  async (_, files: Record<string, string>, message) => {
    at = desk(files);
    const { code, stderr } = await begin('b');
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  },
  60_000,
);
