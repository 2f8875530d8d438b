import { expect, it } from 'vitest';
import { findFace } from '../../src/faces/faces.ts';
import { startPress } from '../../src/press/index.ts';
import { geometryOf } from '../../src/print/geometry.ts';
import { makePage } from '../../src/print/setting/page.ts';
import { sampleBook } from './sample.ts';

it('is as much higher as space is put below it: what ends a figure keeps its own space inside', async () => {
  const geometry = geometryOf(sampleBook.print);
  const head = { title: 'Heights', language: 'en-GB', theme: sampleBook.print.theme };
  const { shelf, sheet } = await makePage(head, geometry, findFace(sampleBook.print.face), []);
  const press = await startPress(shelf, sheet);
  try {
    const figures = [
      '<table><tbody><tr><td>Mainz</td><td>1454</td></tr></tbody></table><figcaption><p>A press</p></figcaption>',
      '<figcaption><p>A press</p></figcaption><table><tbody><tr><td>Mainz</td></tr></tbody></table>',
      '<figcaption><p>A forme</p></figcaption><ul><li>Quoins</li><li>and a mallet</li></ul>',
      '<blockquote><p>The press stands still.</p></blockquote>',
    ];
    const part = (style: string) =>
      `<section>${figures.map((inside, k) => `<figure data-unit="${k}" style="${style}">${inside}</figure>`).join('<p>It goes on.</p>')}</section>`;
    const [plain, padded] = await press.measureUnits(
      [part(''), part('padding-bottom:6px')],
      geometry.measure,
    );
    const heights = (extents = plain!) => extents.map(({ top, bottom }) => bottom - top);
    expect(heights(padded)).toEqual(heights().map(height => height + 6));
  } finally {
    await press.close();
  }
});
