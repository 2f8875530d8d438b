import { parse } from 'csv-parse/sync';
import { Complaint } from '../../complaint.ts';
import { correctionSchema } from './errata.ts';
import type { Report } from './proposal.ts';

/** Corrections that are taken at once. */
const most = 10_000;

/** The columns of a table, by what people call them. */
const columns: Record<string, string> = {
  'stands there': 'for',
  stands: 'for',
  wrong: 'for',
  'should be': 'read',
  should: 'read',
  right: 'read',
  reporter: 'by',
  name: 'by',
  comment: 'note',
  context: 'words',
};

/**
 * Corrections in a table as spreadsheets write it: CSV with commas, semicolons or tabs, its first line the names of the columns.
 * @returns the reports, with the line of the file on which each begins
 * @throws Complaint with file and line where it is no such table
 */
export function reportsIn(csv: string, file: string): { report: Report; line: number }[] {
  const head = csv.slice(0, csv.search(/\r|\n|$/));
  const delimiter = [',', ';', '\t'].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  );
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(csv, {
      ...{ bom: true, delimiter, info: true, skip_empty_lines: true, trim: true, to: most },
      relax_column_count: true,
      columns: (names: string[]) => names.map(name => columns[name.toLowerCase()] ?? name.toLowerCase()),
    }) as unknown as typeof rows;
  } catch (error) {
    throw new Complaint(`This is not a table: ${(error as Error).message}.`, { file, advice });
  }
  return rows.map(({ record, info }) => {
    const given = Object.fromEntries(
      Object.entries(record).filter(([key, value]) => key === 'read' || value !== ''),
    );
    const result = correctionSchema.omit({ id: true }).safeParse(given);
    const isWhole = result.data?.status !== 'accepted' || result.data.read !== undefined;
    if (result.success && isWhole) return { report: result.data, line: info.lines };
    const issue = result.error?.issues[0];
    const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : (issue?.path[0] ?? 'read');
    throw new Complaint(
      `The column “${String(name)}” ${issue?.code === 'unrecognized_keys' ? 'is unknown' : 'is missing or wrong in this row'}.`,
      {
        ...{ file, line: info.lines, advice },
      },
    );
  });
}

const advice =
  'The first line names the columns, among them “for” (what stands there) and “read” (what should); others are page, chapter, words, all, kind, by, date, status, note.';
