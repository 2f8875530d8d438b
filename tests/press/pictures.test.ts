import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Press, startPress } from '../../src/press/index.ts';
import type { ShelfFile } from '../../src/press/shelf.ts';
import { raster } from '../pictures/samples.ts';

const picture = (bytes: Uint8Array): ShelfFile => ({
  bytes,
  mediaType: 'image/png',
  file: 'chapters/01.md',
  line: 7,
});
const good = picture(raster('p.png'));

let press: Press;
beforeAll(async () => {
  const files = new Map([
    ['100%.png', good],
    ['a#b?.png', good],
    ['images/ä ö.png', good],
    ['bad.png', picture(new TextEncoder().encode('no picture'))],
  ]);
  press = await startPress({ html: '<!doctype html><body>', files }, '@page { size: 100mm 100mm }');
});
afterAll(() => press.close());

const unit = (src: string) => `<section><p data-unit="0"><img src="${src}" alt=""></p></section>`;

it.each(['100%.png', 'a#b?.png', 'images/ä ö.png'])('shows a picture called %s', async name => {
  const [[extent] = []] = await press.measureUnits([unit(name)], 300);
  expect(extent!.bottom - extent!.top).toBeGreaterThan(15);
});

it('names a picture that cannot be decoded, and where it stands', async () => {
  await expect(press.measureUnits([unit('bad.png')], 300)).rejects.toMatchObject({
    name: 'Complaint',
    message: 'The picture “bad.png” cannot be shown: the browser cannot read it.',
    file: 'chapters/01.md',
    line: 7,
    exit: 1,
  });
});
