import { isSeq, YAMLSeq } from 'yaml';
import type { Printing } from '../title.ts';
import { readYaml } from '../yaml.ts';

/**
 * Adds a printing to the text of a `book.yaml`; whatever else stands there, comments and order too, stays as it is.
 *
 * @param file named in messages
 * @throws Complaint where the text is no YAML
 */
export function withPrinting(text: string, printing: Printing, file: string): string {
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
  return document.toString({ lineWidth: 0 });
}
