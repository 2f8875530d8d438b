import { expect, it } from 'vitest';
import { sarifLog } from '../../src/inspection/sarif.ts';
import { sarifFaults } from './sarif-schema.ts';

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
  expect(sarifFaults(log)).toEqual([]);
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

it.each([
  ['nothing inspected', []],
  ['nothing found', [{ folder: '/home/press/book', findings: [] }]],
  [
    'a finding without a place',
    [
      {
        folder: '/home/press/book',
        findings: [{ code: 'text-added', severity: 'error' as const, message: 'More.' }],
      },
    ],
  ],
])('is as the official schema wants it: %s', (_, inspected) => {
  expect(sarifFaults(sarifLog(inspected, '/home/press'))).toEqual([]);
});

it('the official schema does refuse what is no SARIF', () => {
  const log = sarifLog([{ folder: '/', findings: [{ code: 'a', severity: 'info', message: 'A.' }] }], '/');
  const [result] = log.runs[0]!.results!;
  expect(sarifFaults({ ...log, version: '2.0' })).not.toEqual([]);
  Object.assign(result!, { level: 'info' });
  expect(sarifFaults(log)).not.toEqual([]);
});
