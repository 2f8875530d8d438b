import { expect, it } from 'vitest';
import { html } from './published.ts';

const letter =
  '::::letter\n:::dateline\nMainz,\\\n4 October\n:::\n\nDear Sir,\n\nI have it.\n\n:::signature\nYours\nfaithfully,\\\nA. B.\\\nDealer\n:::\n::::';

it('sets a letter off as a quotation, and tells its parts', () => {
  expect(html(`He wrote:\n\n${letter}`).replace(/\n/g, '')).toBe(
    '<p>He wrote:</p><blockquote class="letter" epub:type="z3998:letter">' +
      '<div class="dateline"><p>Mainz,<br>4 October</p></div>' +
      '<p class="salutation" epub:type="z3998:salutation">Dear Sir,</p><p>I have it.</p>' +
      '<div class="signature"><p><span class="valediction" epub:type="z3998:valediction">Yoursfaithfully,</span><br>' +
      '<span class="signed" epub:type="z3998:signature">A. B.<br>Dealer</span></p></div></blockquote>',
  );
});

it('sets letters as text where a chapter is nothing but letters', () => {
  expect(html(`⟦3⟧\n\n${letter}\n\n## Another\n\n${letter}`).match(/<div class="letter"/g)).toHaveLength(2);
});

it.each(['My dear Ada!', 'Liebe *Anna*:', 'Sire —', 'Dear Sir,'])('takes for a salutation: %s', text => {
  expect(html(`:::letter\n${text}\n\nIt is so.\n:::`)).toContain('<p class="salutation"');
});

it.each(['I have it.', `${'It is a long sentence of many words, '.repeat(3)}`, 'Dear Sir,\\\nand Madam,'])(
  'takes for none: %s',
  text => {
    expect(html(`:::letter\n${text}\n\nIt is so,\n:::`)).not.toContain('salutation');
  },
);

it('takes leave with what ends in a comma alone', () => {
  expect(
    html(
      ':::letter\nSo it is.\n\n:::signature\nA. B.\n:::\n:::'
        .replace(/^:::l/, '::::l')
        .replace(/:::$/, '::::'),
    ),
  ).toContain('<p><span class="signed" epub:type="z3998:signature">A. B.</span></p>');
});
