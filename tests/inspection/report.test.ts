import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/inspection/report/index.ts';
import type { Report } from '../../src/inspection/report/report.ts';
import { parseBook } from '../../src/title/read.ts';
import { bookYaml } from '../cli/run.ts';

const { book } = parseBook(bookYaml('subtitle: <script>alert(1)</script> & "more"'), 'book.yaml');
const report: Report = {
  title: { name: 'book', folder: '/titles/book', book },
  findings: [],
  editions: [{ kind: 'epub', path: '/out/book/book.epub', bytes: 1_234_567 }],
  stages: [{ stage: 'epub', seconds: 0.5, peakMemory: 200 }],
};
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
    expect(makeReport(report)).toContain('nothing is wrong with them');
    const broken = { ...report, findings: [finding('error', 'Bad.')] };
    expect(makeReport(broken)).toContain('but 1 error must be mended');
    expect(makeReport({ ...broken, editions: [] })).toContain('the editions were not made');
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
    expect(html).toContain('chapters/01.md:12:3');
  });

  it('lists the works cited that no bibliography has', () => {
    const cited = [
      { file: '01.md', times: 2 },
      { file: '02.md', times: 1 },
    ];
    const html = makeReport({ ...report, works: [{ authors: ['Foucault'], year: '1980a', cited }] });
    expect(html).toMatch(/Foucault 1980a<\/th><td>01\.md \(2\), 02\.md/);
    expect(makeReport(report)).not.toContain('Works cited');
  });

  it('links the editions beside it, and gives their size', () => {
    expect(makeReport(report)).toMatch(/<a href="book.epub">book.epub<\/a>.*1\.2 MB/);
  });
});
