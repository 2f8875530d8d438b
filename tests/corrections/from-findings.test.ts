import { describe, expect, it } from 'vitest';
import { type Fault, proofread } from '../../src/copyediting/index.ts';
import type { ListedFault } from '../../src/copyediting/lists.ts';
import { addEntries } from '../../src/corrections/errata/entry.ts';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import { proposeFrom, withoutCorrected } from '../../src/corrections/errata/from-findings.ts';
import { overlay } from '../../src/corrections/errata/overlay.ts';
import { parse } from '../../src/manuscript/index.ts';
import { matter } from '../chapter-file.ts';

const head = `${matter()}# One\n\n`;
const book = (...paragraphs: string[]) => [
  { file: '01-one.md', text: `${head}${paragraphs.join('\n\n')}\n` },
];
const findingsOf = (chapters: ReturnType<typeof book>) =>
  proofread(
    chapters.map(({ file, text }) => parse(file, text)),
    'en-GB',
  ) as ListedFault[];

/** The text of a book after the corrections made of its findings. */
function corrected(text: string, code: Fault['code'], read?: string) {
  const chapters = book(text);
  const findings = findingsOf(chapters).filter(one => one.code === code);
  const entries = findings.map(finding => ({
    ...proposeFrom(chapters, finding, read).entry,
    status: 'accepted' as const,
  }));
  const list = parseCorrections(addEntries(undefined, entries, '/corrections.yaml').yaml, 'c');
  const { chapters: after, findings: faults } = overlay(chapters, list);
  expect(faults).toEqual([]);
  return after[0]!.text.slice(head.length).trimEnd();
}

describe('a finding of the proofreading list becomes a correction', () => {
  it.each<[Fault['code'], string, string]>([
    ['doubled-word', 'It stood at the the end of the pier.', 'It stood at the end of the pier.'],
    ['punctuation', 'The pier , too, was sold.', 'The pier, too, was sold.'],
    ['punctuation', 'The pier,, too, was⟦8⟧ sold.', 'The pier, too, was⟦8⟧ sold.'],
    ['punctuation', 'They sold the pier.Then it burned.', 'They sold the pier. Then it burned.'],
    ['punctuation', 'It was salt,tar and rope.', 'It was salt, tar and rope.'],
    ['punctuation', 'She said ( in May ) no.', 'She said (in May) no.'],
    [
      'name-spelt-two-ways',
      'Here Nikita Khruschev spoke, and then Nikita Khrushchev spoke. Khruschev left; Khrushchev and Khrushchev stayed.',
      'Here Nikita Khrushchev spoke, and then Nikita Khrushchev spoke. Khrushchev left; Khrushchev and Khrushchev stayed.',
    ],
    [
      'word-near-another',
      'A fair statement. It was a fair statment of the case.',
      'A fair statement. It was a fair statement of the case.',
    ],
    [
      'hyphenated-two-ways',
      'Postharbour days. A post-harbour age is a post-harbour age.',
      'Post-harbour days. A post-harbour age is a post-harbour age.',
    ],
    [
      'year-disagrees',
      'So it is (Miller 1911: 30–34; Miller 1912: 30–34; Miller 1911: 5).',
      'So it is (Miller 1911: 30–34; Miller 1911: 30–34; Miller 1911: 5).',
    ],
  ])('%s: %s', (code, text, right) => {
    expect(corrected(text, code)).toBe(right);
  });

  it('in just its place, where the same words stand elsewhere', () => {
    const chapters = book('The pier was sold, and the the was cut.', 'At last the the pier burned.');
    const [, second] = findingsOf(chapters)
      .filter(({ code }) => code === 'doubled-word')
      .sort((a, b) => a.line - b.line);
    const { entry } = proposeFrom(chapters, second!);
    expect(entry).toMatchObject({ for: 'the the', read: 'the', finding: second!.id, status: 'open' });
    expect(entry.words).toContain('last the the');
  });

  it('also beside a note, which stays', () => {
    expect(corrected('It was the the end.[^1] So\n\n[^1]: It was.', 'doubled-word')).toContain(
      'It was the end.[^1] So',
    );
  });

  it('with the words that a person gives, where it supposes none', () => {
    const open = 'The board (which had met in May went home.';
    expect(() => corrected(open, 'mark-without-its-pair')).toThrow(
      expect.objectContaining({ advice: expect.stringContaining('--should "…" for “(which”') }),
    );
    expect(corrected(open, 'mark-without-its-pair', 'which')).toBe(
      'The board which had met in May went home.',
    );
  });

  it('or says that the words are not there any more', () => {
    const [finding] = findingsOf(book('It stood at the the end.'));
    expect(() => proposeFrom(book('It stood at the end.'), finding!)).toThrow(/does not stand/);
  });
});

it('what a correction was made of is not on the list any more, whatever became of the correction', () => {
  const proofreading = findingsOf(book('It was the the end. It was of of it.'));
  const { yaml } = addEntries(
    undefined,
    [{ for: 'the the', status: 'refused', finding: proofreading[0]!.id }],
    '/corrections.yaml',
  );
  const left = withoutCorrected(
    { italics: { titles: [], foreign: [] }, proofreading },
    parseCorrections(yaml, 'c'),
  );
  expect(left.proofreading).toEqual(proofreading.slice(1));
});
