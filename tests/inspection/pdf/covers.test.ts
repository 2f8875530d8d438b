import { expect, it } from 'vitest';
import { type CoverMeasures, type ProfileName, preflight } from '../../../src/inspection/pdf/index.ts';
import { type Bed, harvest, makeBed } from './bed.ts';

const bleed = 9;
/** A book of 6 × 9 inches, 200 pages thick. */
const cover: CoverMeasures = { width: 432, height: 648, spine: 32, pages: 200, hasCode: false };
const across = 2 * cover.width + cover.spine;

/** A cover as KDP wants it: a tint over the whole sheet, text on back, spine and front, the corner for the bar code free. */
async function clean(): Promise<Bed> {
  const sheet: [number, number] = [across + 2 * bleed, cover.height + 2 * bleed];
  const bed = await makeBed(1, sheet, 6);
  bed.set(bed.page(1), 'TrimBox', [bleed, bleed, bleed + across, bleed + cover.height]);
  bed.draw(1, `0.9 g 0 0 ${sheet[0]} ${sheet[1]} re f\n0 g\n`);
  bed.draw(1, bed.line('Low water', bleed + 36, 500));
  bed.draw(1, `q 0 -1 1 0 ${bleed + 432 + 13} 500 cm\n${bed.line('Ferry', 0, 0)}Q\n`);
  bed.draw(1, bed.line('The Ferry', bleed + 500, 500));
  return bed;
}

const found = async (bed: Bed, profile: ProfileName = 'kdp-cover', measures = cover) =>
  (await preflight(await harvest(bed), { profile, cover: measures })).map(({ code }) => code);

it('finds nothing in a cover as KDP and Lulu want it', async () => {
  expect(await found(await clean())).toEqual([]);
  expect(await found(await clean(), 'lulu-cover')).toEqual([]);
  expect(await found(await clean(), 'bookvault-cover', { ...cover, pages: 90 })).toContain('sheet-size');
});

it('cover-page: two pages', async () => {
  const bed = await clean();
  bed.document.addPage([across + 2 * bleed, cover.height + 2 * bleed]);
  expect(await found(bed)).toContain('cover-page');
});

it('cover-size: a spine that is too narrow for the book', async () => {
  expect(await found(await clean(), 'kdp-cover', { ...cover, spine: 40 })).toContain('cover-size');
  expect(await found(await clean(), 'kdp-cover', { ...cover, height: 650 })).toEqual(['cover-size']);
});

it('cover-spine-text: text on the spine of a thin book, and text by the fold', async () => {
  expect(await found(await clean(), 'kdp-cover', { ...cover, pages: 78 })).toEqual(['cover-spine-text']);
  expect(await found(await clean(), 'kdp-cover', { ...cover, pages: 79 })).toEqual([]);
  expect(await found(await clean(), 'lulu-cover', { ...cover, pages: 80 })).toEqual(['cover-spine-text']);
  const bed = await clean();
  bed.draw(1, bed.line('over the fold', bleed + 430, 300));
  expect(await found(bed)).toEqual(['cover-spine-text']);
});

it('cover-safety: text that the knife may take', async () => {
  const bed = await clean();
  bed.draw(1, bed.line('near the foot', bleed + 500, bleed + 12));
  expect(await found(bed)).toEqual(['cover-safety']);
});

it('cover-code: text where KDP prints its bar code, unless the cover has one', async () => {
  const bed = await clean();
  bed.draw(1, bed.line('Lantern', bleed + 380, bleed + 60));
  expect(await found(bed)).toEqual(['cover-code']);
  expect(await found(bed, 'kdp-cover', { ...cover, hasCode: true })).toEqual([]);
  expect(await found(bed, 'lulu-cover')).toEqual([]);
});

it('bleed-missing: a tint that ends at the edge of the cover', async () => {
  const bed = await clean();
  bed.draw(1, `0.5 g ${bleed} 300 100 50 re f\n`);
  expect(await found(bed)).toEqual(['bleed-missing']);
});
