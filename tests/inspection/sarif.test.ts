import { expect, it } from 'vitest';
import { sarifLog } from '../../src/inspection/sarif.ts';

it('names chapters by their path from here, and pages of an EPUB within it', () => {
  const log = sarifLog(
    [
      {
        folder: '/home/press/manuscript/book',
        findings: [
          {
            code: 'note-twice',
            severity: 'error',
            message: 'Two.',
            file: 'chapters/01 a.md',
            line: 3,
            column: 2,
          },
          {
            ...({ code: 'lost-character', severity: 'info', message: 'Lost.' } as const),
            ...{ file: '/home/other/some.epub', within: 'OEBPS/notes.xhtml', line: 7 },
          },
        ],
      },
    ],
    '/home/press',
  );
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(run!.tool.driver.rules).toEqual([{ id: 'lost-character' }, { id: 'note-twice' }]);
  expect(run!.artifacts).toEqual([
    { location: { uri: 'manuscript/book/chapters/01%20a.md' } },
    { location: { uri: 'file:///home/other/some.epub' } },
    { location: { uri: 'OEBPS/notes.xhtml' }, parentIndex: 1 },
  ]);
  expect(run!.results).toMatchObject([
    {
      level: 'error',
      locations: [
        { physicalLocation: { artifactLocation: { index: 0 }, region: { startLine: 3, startColumn: 2 } } },
      ],
    },
    {
      level: 'note',
      locations: [{ physicalLocation: { artifactLocation: { index: 2 }, region: { startLine: 7 } } }],
    },
  ]);
});
