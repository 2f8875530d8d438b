import { expect, it } from 'vitest';
import { italicsOf } from '../../src/recovery/italics.ts';
import { style, textLine } from './lines.ts';

const evidence = (...styles: ReturnType<typeof style>[]) => ({ x: 0, end: 100, y: 0, size: 10, styles });

/** The words in italics, of lines with a star at either end of what is printed so. */
function shown(...lines: string[]): string[] {
  const plain = lines.map(l => l.replaceAll('*', ''));
  const source = plain.join('\n');
  let from = 0;
  const set = lines.map((marked, i) => {
    const parts = marked.split('*');
    let at = 0;
    const styles = parts.flatMap((part, k) => {
      at += part.length;
      return k % 2 ? [style(at - part.length, at, { italic: true })] : [];
    });
    const line = textLine(plain[i]!, i, { from, to: from + plain[i]!.length, evidence: evidence(...styles) });
    from += plain[i]!.length + 1;
    return line;
  });
  return italicsOf(set).map(s => source.slice(s.from, s.to).replace('\n', '/'));
}

it('are the words that the page sets so', () => {
  expect(shown('In *The Winter Gazette* of that year')).toEqual(['The Winter Gazette']);
});
it('go on over the end of a line', () => {
  expect(shown('In *The Winter*', '*Gazette* of that year')).toEqual(['The Winter/Gazette']);
});
it('are without the marks around them', () => {
  expect(shown('it was (*ibid.,* 3) so', 'and * — * no')).toEqual(['ibid']);
});
