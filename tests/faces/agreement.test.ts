import { afterAll, beforeAll, expect, it } from 'vitest';
import { completeFace } from '../../src/faces/complete.ts';
import { findFace } from '../../src/faces/faces.ts';
import { makeShaper, type TypeStyle } from '../../src/faces/shaper.ts';
import { takeBrowser } from '../../src/press/ready.ts';
import { openPage } from '../../src/press/shelf.ts';
import { geometryOf } from '../../src/print/geometry.ts';
import { makePage } from '../../src/print/setting/page.ts';
import { sampleBook } from '../print/sample.ts';
import { words } from './words.ts';

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
