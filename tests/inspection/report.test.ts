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

  it('says of what is printed how many lines were computed, and which of them came out otherwise', () => {
    const setting = { pages: 361, lines: 11_088, mended: 0, greatest: 0.04, notes: 48, divided: 1 };
    const pdf = { kind: 'pdf', path: '/out/book/book.pdf', bytes: 1, setting } as const;
    const html = makeReport({ ...report, editions: [pdf] });
    expect(html).toContain(
      '361 pages; 11,088 lines computed; 48 notes at the feet of pages, 1 going on overleaf',
    );
    const off = { ...pdf, setting: { ...setting, mended: 2, greatest: 0.69 } };
    expect(makeReport({ ...report, editions: [off] })).toContain(
      '2 of them put right in the browser, off by up to 0.69 px',
    );
  });
});
