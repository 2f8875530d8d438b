import { expect, it } from 'vitest';
import { markArtifacts } from '../../src/pdf/structure/artifacts.ts';

const text = (y: number, shown: string) => `BT\n/F4 12 Tf\n1 0 0 -1 86 ${y} Tm\n${shown} Tj\nET\n`;
const marked = (content: string) => `/P <</MCID 3 >>BDC\n${content}EMC\n`;
const artifact = (content: string) => `/Artifact BMC\n${content}EMC\n`;
const none = new Set<number>();

it('marks a running head, and leaves the text as it is', () => {
  const page = `q\n${marked(text(271, '<00440045>'))}`;
  expect(markArtifacts(`${page}${text(40, '<00460047>')}Q\n`, none)).toBe(
    `${page}${artifact(text(40, '<00460047>'))}Q\n`,
  );
});

it('counts a space that follows marked text on its line as text', () => {
  for (const space of ['<0931>', '(\\t1)', '(\\0111)'])
    expect(markArtifacts(`${marked(text(271, '<00440045>'))}${text(271, space)}`, none)).toBe(
      `/P <</MCID 3 >>BDC\n${text(271, '<00440045>')}${text(271, space)}EMC\n`,
    );
});

it('marks a rule from where its path begins, and no clip', () => {
  const clip = '0 0 100 100 re\nW* n\n';
  const rule = '72 500 90 0.5 re\nf\n';
  expect(markArtifacts(`${clip}0 g\n${rule}`, none)).toBe(`${clip}0 g\n${artifact(rule)}`);
});

it('marks what was in the structure and is decoration', () => {
  const border = '/Table <</MCID 3 >>BDC\n1 1 5 5 re\nf\nEMC\n';
  expect(markArtifacts(border, new Set([3]))).toBe(artifact('1 1 5 5 re\nf\n'));
  expect(markArtifacts(border, new Set([4]))).toBe(border);
});

it('marks a picture that stands outside the structure', () => {
  expect(markArtifacts('q\n/X5 Do\nQ\n', none)).toBe(`q\n${artifact('/X5 Do\n')}Q\n`);
});

it('loses no letter of a running head that has a ligature with its letters, before a folio on its line', () => {
  const ligature = '/Span<</ActualText (fi) >> BDC\n3.75 0 Td <0392> Tj\nEMC\n';
  const head = `BT\n/F4 12 Tf\n1 0 0 -1 86 40 Tm\n<0044> Tj\n${ligature}5 0 Td <0045> Tj\nET\n`;
  const folio = text(40, '<0046>');
  expect(markArtifacts(`${head}Q\n${folio}`, none)).toBe(`${artifact(head)}Q\n${artifact(folio)}`);
});

it('takes two running heads on a line, each of one sign, as decoration', () => {
  expect(markArtifacts(`${text(40, '<0044>')}${text(40, '<0046>')}`, none)).toBe(
    `${artifact(text(40, '<0044>'))}${artifact(text(40, '<0046>'))}`,
  );
});
