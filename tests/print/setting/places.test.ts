import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { languageOf } from '../../../src/print/setting/places.ts';

it('takes the language of the innermost element, and none for what is to be typed', () => {
  const french = h('i', { lang: 'fr' });
  expect(languageOf([h('section'), h('p')], 'en-GB')).toBe('en-GB');
  expect(languageOf([h('p'), french], 'en-GB')).toBe('fr');
  expect(languageOf([h('p'), french, h('code')], 'en-GB')).toBe('zxx');
});
