import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { sampleTitle } from './sample.ts';

const arabic =
  'يولد جميع الناس أحرارًا (متساوين) في الكرامة. وقد وُهبوا عقلًا وضميرًا وعليهم أن يعامل بعضهم بعضًا';
const hebrew = 'כָּל בְּנֵי הָאָדָם נוֹלְדוּ בְּנֵי חוֹרִין, וְשָׁוִים';
const hindi = 'सभी मनुष्यों को जन्मजात स्वतन्त्रता प्राप्त है';

const title = (language: string) => ({ ...sampleTitle, book: { ...sampleTitle.book, language } });
const set = (language: string, body: string) =>
  makePdf(
    publish([parse('01-a.md', `---\ntype: chapter\n---\n\n# One\n\n${body}\n`)], title(language)),
    title(language),
  );

/** The words of the body of a book, as readers find them; and where its letters begin, in points. */
async function wordsIn({ screen }: PrintEdition) {
  const { pages } = await readPdfText(screen);
  const items = pages.filter(({ label }) => /^\d/.test(label)).flatMap(page => page.items);
  const shown = items.filter(({ aside, text }) => !aside && text.trim());
  return { text: shown.map(({ text }) => text).join(' '), x: shown.map(({ x }) => x) };
}

describe('a book in Arabic', () => {
  let made: PrintEdition;
  beforeAll(async () => {
    made = await set(
      'ar',
      `${arabic}، See *Old Letters*, 1984.[^1] ${arabic}.\n\n> ${arabic}\n\n| ${arabic.slice(0, 16)} | 25 |\n|---|---|\n| 1 | 2 |\n\n[^1]: ${arabic}, Smith, *Letters* (London, 1984), 12–14.`,
    );
  });

  it('has all its letters in the order in which they are read, whatever stands between them', async () => {
    expect(made.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const { text } = await wordsIn(made);
    expect(text.replace(/\s+/g, ' ')).toContain('في الكرامة. وقد وُهبوا عقلًا وضميرًا وعليهم');
    expect(text).toMatch(/See *Old Letters *, 1984/);
  });

  it('has its inner margin at the right of its first page', async () => {
    const { pages } = await readPdfText(made.screen);
    const { inner, outer } = sampleTitle.book.print.margins;
    const first = pages.find(({ label }) => label === '1')!.items.filter(({ aside }) => !aside);
    const width = (sampleTitle.book.print.trim.width * 72) / 25.4;
    const room = width - Math.max(...first.map(({ x, width }) => x + width));
    expect(inner).not.toBe(outer);
    expect(room).toBeCloseTo((inner * 72) / 25.4, 0);
  });
});

it('tells the words of Hebrew and Hindi in an English book', async () => {
  const made = await set(
    'en-GB',
    `The scribe wrote ${hebrew} on the wall; and ${hindi}, too, again and again.`,
  );
  expect(made.findings).toEqual([]);
  const { text } = await wordsIn(made);
  // Words of Hindi may be divided at the end of a line.
  const letters = (given: string) => given.replace(/[\s\u00ad]+/g, '').normalize('NFC');
  expect(letters(text)).toContain(letters(hebrew.slice(0, 24)));
  expect(letters(text)).toContain(letters(hindi.slice(0, 12)));
});

it('tells marks over letters of Thai, where the browser says what their glyphs stand for', async () => {
  const thai = 'ช่างเรียงพิมพ์วางตัวอักษรทีละตัวลงในบรรทัดและรู้ว่าบรรทัดจบที่ไหน';
  const made = await set('en-GB', `The scribe wrote ${thai} on the wall of the house.`);
  expect(made.findings).toEqual([]);
  expect((await wordsIn(made)).text.replace(/\s/g, '')).toContain(thai);
});

it('sets many scripts among English words, and tells their words to readers', async () => {
  const passages = {
    'zh-Hant': '人人生而自由，在尊嚴和權利上一律平等',
    ja: 'すべての人間は、生まれながらにして「自由」であり',
    ko: '모든 인간은 태어날 때부터 자유로우며',
    th: 'ช่างเรียงรู้ว่าบรรทัดจบที่ไหน',
    lo: 'ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ',
    km: 'មនុស្សទាំងអស់កើតមកមានសេរីភាព',
    my: 'လူတိုင်းသည်တူညီလွတ်လပ်သော',
    bo: 'འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ',
    am: 'የሰው፡ልጅ፡ሁሉ፡ሲወለድ',
    got: '𐌰𐍄𐍄𐌰 𐌿𐌽𐍃𐌰𐍂',
    egy: '𓀀𓊪𓏏𓀁',
  };
  const body = Object.entries(passages).map(
    ([lang, text]) => `The *scribe* wrote <span lang="${lang}">${text}</span>, too.`,
  );
  const made = await set('en-GB', body.join(' '));
  expect(made.findings.filter(({ code }) => code !== 'print-line-uneven')).toEqual([]);
  expect(Buffer.from(made.screen).toString('latin1')).not.toMatch(/\/Subtype ?\/Type3/);
  const { text } = await wordsIn(made);
  const letters = text.replace(/\s+/g, '').normalize('NFC');
  for (const passage of Object.values(passages))
    expect(letters).toContain(passage.replace(/\s+/g, '').normalize('NFC'));
});
