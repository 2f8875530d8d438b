import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { readYaml } from '../../yaml.ts';
import { parseCorrections } from './errata.ts';

/** Keys behind which the printing is written, the best first: each has its value on one line. */
const before = ['status', 'date', 'by', 'kind', 'id'];

/**
 * Writes the number of a printing into those corrections of a list that are made in it and in none before it. Whatever else stands in the
 * list, comments and layout too, stays as it is, to the letter.
 * @param yaml the text of `corrections.yaml`
 * @param printing the printing's number
 * @param file named in messages
 * @throws Complaint where it is no list of corrections
 */
export function withPrintingOf(yaml: string, printing: number, file: string): string {
  const corrections = parseCorrections(yaml, file);
  const isFirst = (at: number) =>
    corrections[at]!.status === 'accepted' && corrections[at]!.printing === undefined;
  const { document } = readYaml(yaml, { file });
  if (!isSeq(document.contents)) return yaml;
  const places = document.contents.items.flatMap((item, at) =>
    isMap(item) && isFirst(at) ? [insertionIn(yaml, item as Entry, printing)] : [],
  );
  return places
    .sort((one, other) => other.at - one.at)
    .reduce((text, { at, words }) => text.slice(0, at) + words + text.slice(at), yaml);
}

type Entry = YAMLMap<ParsedNode, ParsedNode | null>;

/** What is to be put into an entry, and where in the text. */
function insertionIn(yaml: string, item: Entry, printing: number): { at: number; words: string } {
  const pair = (key: string) => item.items.find(one => isScalar(one.key) && one.key.value === key);
  // a key that waits for its value
  const empty = pair('printing');
  if (empty) return { at: yaml.indexOf(':', (empty.key as Scalar).range![1]) + 1, words: ` ${printing}` };
  const lines = before.flatMap(key => pair(key) ?? []).filter(isOnOneLine(yaml));
  const last = lines[0]!;
  const end = last.value!.range![1];
  if (item.flow) return { at: end, words: `, printing: ${printing}` };
  const start = (last.key as Scalar).range![0];
  const indent = ' '.repeat(start - (yaml.lastIndexOf('\n', start - 1) + 1));
  const lineEnd = /\r?\n|$/.exec(yaml.slice(end))!;
  const lineBreak = yaml.includes('\r\n') ? '\r\n' : '\n';
  return { at: end + lineEnd.index, words: `${lineBreak}${indent}printing: ${printing}` };
}

const isOnOneLine =
  (yaml: string) =>
  ({ key, value }: Pair<ParsedNode, ParsedNode | null>): boolean =>
    isScalar(key) &&
    isScalar(value) &&
    value.range[1] > value.range[0] &&
    !yaml.slice(key.range[0], value.range[1]).includes('\n');
