import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Artifact, ArtifactLocation, Location, Log, Result } from 'sarif';
import type { Finding } from './finding.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * Findings as a SARIF 2.1.0 log, which editors of code and code hosts show beside the lines they are about.
 * @param inspected what was inspected, each with the folder that its findings' files are relative to
 * @param home folder that the log's addresses are relative to, where the files are in it
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; files in an archive are nested artifacts (3.24.6)
 */
export function sarifLog(inspected: { folder: string; findings: Finding[] }[], home: string): Log {
  const artifacts: Artifact[] = [];
  const known = new Map<string, number>();
  const artifact = (uri: string, parentIndex?: number): ArtifactLocation => {
    const key = `${parentIndex ?? ''} ${uri}`;
    const index = known.get(key) ?? artifacts.length;
    if (index === artifacts.length) {
      artifacts.push({ location: { uri }, ...(parentIndex !== undefined && { parentIndex }) });
      known.set(key, index);
    }
    return { uri, index };
  };
  const results = inspected.flatMap(({ folder, findings }) =>
    findings.map((finding): Result => {
      const { code, severity, message, file, within, line, column } = finding;
      const outer = file === undefined ? undefined : artifact(address(resolve(folder, file), home));
      const place = outer && within ? artifact(encodeURI(within), outer.index) : outer;
      const region = line ? { startLine: line, ...(column && { startColumn: column }) } : undefined;
      return {
        ruleId: code,
        level: levels[severity],
        message: { text: message },
        ...(place && {
          locations: [
            {
              physicalLocation: { artifactLocation: place, ...(region && { region }) },
              ...pageOf(finding),
            },
          ],
        }),
      };
    }),
  );
  const published = new Map(
    inspected.flatMap(({ findings }) =>
      findings.flatMap(({ code, published }) => (published ? [[code, published] as const] : [])),
    ),
  );
  const rules = [...new Set(results.map(({ ruleId }) => ruleId!))].sort().map(id => {
    const text = published.get(id);
    return { id, ...(text && { help: { text } }) };
  });
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [{ tool: { driver: { name: 'Reissue', rules } }, artifacts, results }],
  };
}

/** Pages of a PDF: logical locations (3.33), for SARIF knows lines and bytes only. */
function pageOf({ page, pages = page === undefined ? [] : [page], position }: Finding): Partial<Location> {
  if (pages.length === 0) return {};
  return {
    logicalLocations: pages.map(number => ({ name: `page ${number}`, kind: 'page' })),
    ...(position && { properties: { position } }),
  };
}

/** A path as a relative reference from a folder, or as a `file:` address where it is not in it. */
function address(path: string, home: string): string {
  const way = relative(home, path);
  return way === '' || way.startsWith('..') || isAbsolute(way)
    ? pathToFileURL(path).href
    : encodeURI(way.split(sep).join('/'));
}
