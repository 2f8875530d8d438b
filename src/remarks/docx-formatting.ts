import type { Element } from 'xast';
import { childrenNamed, localName } from '../inspection/epub/tree.ts';

/** A tracked change of how a stretch of the text looks, and who made it. */
export interface Formatting {
  from: number;
  to: number;
  /** What it is now that it was not, and was that it is not. */
  how: string;
  /** The element that tells who made it, and when. */
  made: Element;
}

/** What properties of a run are called, by their elements; of others it is only said that they changed. */
const names: Readonly<Record<string, string>> = {
  i: 'italic',
  b: 'bold',
  u: 'underlined',
  smallCaps: 'in small capitals',
  caps: 'in capitals',
  strike: 'struck through',
  vertAlign: 'raised or lowered',
  highlight: 'highlighted',
};

/**
 * The tracked change of the look of a run, or of a paragraph (ECMA-376, 17.13.5.29 and .31: `rPrChange`, `pPrChange` hold the properties
 * as they were).
 * @returns undefined where there is none
 */
export function formattingOf(element: Element): { how: string; made: Element } | undefined {
  const isRun = localName(element) === 'r';
  const [own] = childrenNamed(element, isRun ? 'rPr' : 'pPr');
  const [made] = childrenNamed(own, isRun ? 'rPrChange' : 'pPrChange');
  if (!own || !made) return undefined;
  if (!isRun) return { how: 'The formatting of this paragraph was changed', made };
  const [now, was] = [own, childrenNamed(made, 'rPr')[0]].map(traitsOf);
  const gained = now!.filter(one => !was!.includes(one));
  const lost = was!.filter(one => !now!.includes(one)).map(one => `no longer ${one}`);
  const changes = [...gained, ...lost].join(', ');
  return { how: `The formatting was changed${changes && `: now ${changes}`}`, made };
}

const traitsOf = (properties: Element | undefined): string[] =>
  (properties?.children ?? []).flatMap(child =>
    child.type === 'element' && !isOff(child) ? (names[localName(child)] ?? []) : [],
  );

/** A property that is named only to be switched off. */
const isOff = ({ attributes }: Element): boolean =>
  Object.entries(attributes).some(
    ([key, value]) => /(?:^|:)val$/.test(key) && /^(?:0|false|off|none|baseline)$/.test(value ?? ''),
  );

/** Changes of the same kind that follow each other, as one: a word processor divides a stretch into runs as it likes. */
export function joinedFormatting(text: string, changes: readonly Formatting[]): Formatting[] {
  const joined: Formatting[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const isNext = last && last.how === change.how && /^[^\S\n]*$/.test(text.slice(last.to, change.from));
    if (isNext) joined[joined.length - 1] = { ...last, to: change.to };
    else joined.push(change);
  }
  return joined;
}
