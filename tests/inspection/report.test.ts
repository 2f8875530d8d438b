import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/inspection/report/index.ts';
import type { Report } from '../../src/inspection/report/report.ts';
import { parse } from '../../src/manuscript/markdown.ts';
import type { Question } from '../../src/recovery/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { bookYaml } from '../cli/run.ts';

const { book } = parseBook(bookYaml('subtitle: <script>alert(1)</script> & "more"'), 'book.yaml');
const report: Report = {
  title: { name: 'book', folder: '/titles/book', book },
  findings: [],
  editions: [{ kind: 'epub', path: '/out/book/book.epub', bytes: 1_234_567 }],
  stages: [{ stage: 'epub', seconds: 0.5, peakMemory: 200 }],
};
const question: Question = {
  id: '7452093f',
  kind: 'heading-lost',
  ask: 'What is the chapter called?',
  line: 335,
  page: '11',
  context: '| The workman who set them all',
  choices: [
    { value: 'Points: and Plates', meaning: 'as in the running heads' },
    { value: '[Heading lost]', meaning: 'a placeholder' },
  ],
  chosen: 'Points: and Plates',
  answered: false,
  doubt: 0.5,
};
const account = { pages: 20, chapters: 3, rules: {} } as unknown as NonNullable<
  Report['recovery']
>['account'];
const recovered = (questions: Question[]): Report => ({
  ...report,
  recovery: { account, remarks: [], questions },
});
const pdf = {
  kind: 'screen',
  path: '/out/book/book-screen.pdf',
  bytes: 1,
  setting: {
    pages: 361,
    lines: 11_088,
    corrected: 0,
    greatest: 0.04,
    notes: 48,
    divided: 1,
    sandboxed: true,
  },
} as const;
/** What stands before “The build”, and what under it. */
const parts = (html: string) => html.split('<h2>The build</h2>') as [string, string];
const finding = (severity: 'error' | 'warning', message: string) => ({ code: 'a-code', severity, message });

describe('the report', () => {
  it('escapes whatever comes from the book', () => {
    const html = makeReport({ ...report, findings: [finding('warning', '<img src=x onerror=alert(1)>')] });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('needs no other file', () => {
    expect(makeReport(report)).not.toMatch(/https?:|<link|@import|url\(|\ssrc=/);
  });

  it('says at its head how things stand', () => {
    expect(makeReport(report)).toContain('The editions were made. Nothing is wrong.');
    const broken = { ...report, findings: [finding('error', 'Bad.')] };
    expect(makeReport(broken)).toContain('Correct 1 error before you publish them.');
    expect(makeReport({ ...broken, editions: [] })).toContain('No edition was made: correct 1 error');
  });

  it('says that nothing is wrong only where nothing was found and nothing is asked', () => {
    const clean = recovered([]);
    expect(makeReport(clean).match(/Nothing is wrong\./g)).toHaveLength(2);
    const remark = { code: 'pages-missing', message: 'Page 3 is followed by page 7.', line: 9 };
    const states = [
      recovered([question]),
      { ...clean, findings: [finding('warning', 'Look.')] },
      { ...clean, recovery: { ...clean.recovery!, remarks: [remark] } },
    ];
    for (const state of states) expect(makeReport(state)).not.toContain('Nothing is wrong');
    expect(makeReport(states[0]!)).toContain('The editions were made. Please answer 1 question.');
    expect(makeReport(recovered([{ ...question, answered: true }]))).toContain('Nothing is wrong');
  });

  it('shows of each choice the line to copy, and which is used now', () => {
    const html = makeReport(recovered([question]));
    const choices = html.match(/<li>[^\n]*class="copy"[^\n]*/g)!;
    expect(choices.map(line => line.includes('used now'))).toEqual([true, false]);
    // as YAML, whatever the answer holds
    expect(choices[0]).toContain('>7452093f: &#34;Points: and Plates&#34;<');
    expect(choices[1]).toContain('>7452093f: &#34;[Heading lost]&#34;<');
  });

  it('asks again where an answer no longer fits', () => {
    const html = makeReport(recovered([{ ...question, outdated: 'mended' }]));
    expect(html).toContain('Your answer “mended” no longer fits this question. Please choose again.');
  });

  it('names places by chapter, file and line', () => {
    const chapter = parse(
      '04-points.md',
      '---\ntype: chapter\n---\n\n# Points\n\nThe *workman* who set them⟦12⟧ all.\n',
    );
    const html = makeReport(
      {
        ...recovered([question]),
        findings: [{ ...finding('warning', 'Look.'), file: 'chapters/04-points.md', line: 7 }],
      },
      [chapter],
    );
    expect(html).toContain('Points, chapters/04-points.md, line 7 · <code>a-code</code>');
    expect(html).toContain('Points, chapters/04-points.md, line 7 · line 335 of the raw text, page 11');
    // the same words twice name no place
    const twice = makeReport(recovered([question]), [chapter, { ...chapter, file: '05-copy.md' }]);
    expect(twice).not.toContain('line 7 ·');
    expect(twice).toContain('line 335 of the raw text');
  });

  it('puts errors before warnings, each with its place', () => {
    const html = makeReport({
      ...report,
      findings: [
        finding('warning', 'Second.'),
        { ...finding('error', 'First.'), file: 'chapters/01.md', line: 12, column: 3 },
      ],
    });
    expect(html.indexOf('First.')).toBeLessThan(html.indexOf('Second.'));
    expect(html).toContain('chapters/01.md, line 12, column 3');
  });

  it('lists the works cited that no bibliography has', () => {
    const cited = [
      { file: '01.md', times: 2 },
      { file: '02.md', times: 1 },
    ];
    const html = makeReport({ ...report, works: [{ authors: ['Foucault'], year: '1980a', cited }] });
    expect(html).toMatch(/Foucault 1980a<\/th><td>01\.md \(2 times\); 02\.md/);
    expect(makeReport(report)).not.toContain('Works cited');
  });

  it('links the editions beside it, and gives their size', () => {
    expect(makeReport(report)).toMatch(/<a href="book.epub">book.epub<\/a>.*1\.2 MB/);
  });

  it('gives the pages at its head, and how the lines were set under “The build”', () => {
    const [head, build] = parts(makeReport({ ...report, editions: [pdf] }));
    expect(head).toContain('361 pages');
    expect(head).not.toMatch(/computed| px/);
    expect(build).toContain('11,088 lines computed; the browser set all of them as computed.');
    expect(build).toContain('48 notes at the feet of pages; 1 of them on two or more pages.');
    const off = { ...pdf, setting: { ...pdf.setting, corrected: 2, greatest: 0.69 } };
    expect(parts(makeReport({ ...report, editions: [off] }))[1]).toContain(
      'the browser set 2 of them otherwise, by up to 0.69 px; Reissue corrected this.',
    );
  });

  it('says where the browser worked without its sandbox', () => {
    expect(makeReport({ ...report, editions: [pdf] })).not.toContain('sandbox');
    const root = { ...pdf, setting: { ...pdf.setting, sandboxed: false } };
    expect(parts(makeReport({ ...report, editions: [root] }))[1]).toContain('worked without its sandbox');
  });
});
