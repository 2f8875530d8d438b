import { isSeq, YAMLSeq } from 'yaml';
import type { Printing } from '../title.ts';
import { readYaml } from '../yaml.ts';

/**
 * Adds a printing to the text of a `book.yaml`, and sets when the book was last changed; whatever else stands there, comments
 * and order too, stays as it is.
 *
 * @param modified as `2026-11-22T00:00:00Z`
 * @param file named in messages
 * @throws Complaint where the text is no YAML
 */
export function withPrinting(text: string, printing: Printing, modified: string, file: string): string {
  const { document } = readYaml(text, { file });
  const before = document.get('printings', true);
  const list = isSeq(before) ? before : new YAMLSeq();
  const { name, date, corrected, epub, print } = printing;
  const entry = {
    ...{ name, date },
    ...(corrected && { corrected: 'true' }),
    ...(epub && { epub }),
    ...(print && { print }),
  };
  if (list !== before) {
    if (before && typeof before === 'object' && 'items' in before) list.items.push(before);
    document.set('printings', list);
  }
  list.items.push(document.createNode(entry));
  document.set('modified', modified);
  return document.toString({ lineWidth: 0 });
}
