import { afterAll, beforeAll, expect, it } from 'vitest';
import { completeFace } from '../../src/faces/complete.ts';
import { findFace } from '../../src/faces/faces.ts';
import { makeShaper, type TypeStyle } from '../../src/faces/shaper.ts';
import { takeBrowser } from '../../src/press/ready.ts';
import { openPage } from '../../src/press/shelf.ts';
import { geometryOf } from '../../src/print/geometry.ts';
import { makePage } from '../../src/print/setting/page.ts';
import { sampleBook } from '../print/sample.ts';

/** Words as they stand in a book, each in a language of its own. */
const words: [language: string, text: string][] = [
  ['he', 'שלום'],
  ['ar', 'الكرامة'],
  ['el', 'ἄνθρωποι'],
  ['ru', 'свободными'],
  ['hi', 'स्वतन्त्रता'],
  ['en-GB', '∀x∃y(x≠y)'],
  ['en-GB', '𝔄⊨φ'],
  ['en-GB', 'ma˧˥'],
  ['en-GB', 'ŋ͡m☞★'],
  ['zh', '人人生而自由，'],
  ['ja', '「人間は、骨」'],
  ['zh-Hant', '說骨直'],
  ['ko', '모든 사람은'],
  ['th', 'มนุษย์ทั้งหลายเกิดมา'],
  ['lo', 'ມະນຸດທຸກຄົນ'],
  ['km', 'មនុស្សទាំងអស់'],
  ['my', 'လူတိုင်းသည်'],
  ['bo', 'འགྲོ་བ་མིའི་རིགས་'],
  ['am', 'የሰው፡ልጅ፡ሁሉ፤'],
  ['bn', 'সমস্ত মানুষ স্বাধীনভাবে।'],
  ['pa', 'ਸਾਰਾ ਮਨੁੱਖੀ'],
  ['gu', 'પ્રતિષ્ઠા'],
  ['or', 'ସମସ୍ତ ମନୁଷ୍ୟ'],
  ['ta', 'மனிதப் பிறவியினர்'],
  ['te', 'ప్రతిపత్తిస్వత్వ'],
  ['kn', 'ಎಲ್ಲಾ ಮಾನವರೂ'],
  ['ml', 'മനുഷ്യരെല്ലാവരും'],
  ['si', 'සියලු මනුෂ්‍යයෝ'],
  ['dv', 'ހުރިހާ އިންސާނުން'],
  ['syc', 'ܟܠܢܫܐ'],
  ['chr', 'ᏂᎦᏓ ᎠᏂᏴᏫ'],
  ['jv', 'ꦱꦧꦼꦤ꧀'],
  ['mn-Mong', 'ᠬᠦᠮᠦᠨ'],
  ['cop', 'ⲛⲓⲣⲱⲙⲓ'],
  ['cu-Glag', 'ⰲⱄⰹ'],
  ['got', '𐌰𐍄𐍄𐌰'],
  ['non', 'ᚠᚢᚦᚨᚱᚲ'],
  ['akk', '𒀭𒂗𒆤'],
  ['egy', '𓀀𓊪𓏏'],
  ['gmy', '𐀀𐀩'],
  ['sa-Brah', '𑀥𑀫𑁆𑀫'],
  ['phn', '𐤀𐤁'],
];

let browser: Awaited<ReturnType<typeof takeBrowser>>;
beforeAll(async () => {
  browser = await takeBrowser();
});
afterAll(() => browser.close());

it('measures words of every script as the browser sets them', async () => {
  const face = await completeFace(
    findFace('EB Garamond'),
    words.map(([, text]) => text).join(''),
    words.map(([language]) => language),
  );
  const shaper = await makeShaper(face);
  const head = { title: 'Words', language: 'en-GB', theme: 'monograph' as const };
  const { shelf } = await makePage(head, geometryOf(sampleBook.print), face, []);
  const { page } = await openPage(browser, shelf);
  const widths = (await page.evaluate(`(async given => {
    await Promise.all([...document.fonts].map(font => font.load()));
    return given.map(([lang, text]) => {
      const span = document.createElement('span');
      Object.assign(span, { lang, textContent: text });
      span.style.cssText = 'font-size:20px;white-space:nowrap';
      document.body.append(span);
      return span.getBoundingClientRect().width;
    });
  })(${JSON.stringify(words)})`)) as number[];
  const style = { family: 'EB Garamond', weight: 400, italic: false, size: 20 };
  const measured = words.map(([language, text]) => {
    const type: TypeStyle = { ...style, features: ['onum', 'pnum'], language };
    return shaper(text, type).width;
  });
  const wrong = words.flatMap(([, text], k) =>
    Math.abs(measured[k]! - widths[k]!) > 0.02 ? [`${text}: ${measured[k]} for ${widths[k]}`] : [],
  );
  expect(wrong).toEqual([]);
});
