import { expect, it } from 'vitest';
import { expectWellDesigned, make } from '../print/designed.ts';

const themes = ['monograph', 'essay', 'novel', 'textbook'] as const;
const types = [
  { size: 9, leading: 11.25 },
  { size: 10.5, leading: 13.5 },
  { size: 12, leading: 15 },
  { size: 16, leading: 20 },
];

it.each(themes.flatMap(theme => types.map(type => ({ theme, ...type }))))(
  'in the theme $theme, $size points, contents stand in columns and parts alone on their leaves',
  async print => {
    const made = await make({ ...print, chapters: 'any' });
    expect(made.pages.length).toBeGreaterThan(12);
    expectWellDesigned(made);
  },
);
