import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { limits } from '../../limits.ts';

/** XML's own names of characters, which its parser knows. */
const ownNames = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** How many names may stand for each other in turn. */
const deepest = 20;

/** The names that a DOCTYPE's internal subset declares, with what they stand for. */
export function entitiesOf(subset: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const [, name, , double, single] of subset.matchAll(
    /<!ENTITY[ \t\n]+([^\s%"'<>&;]+)[ \t\n]+("([^"]*)"|'([^']*)')/g,
  )) {
    // The first declaration holds (XML 1.0, 4.2).
    if (!result.has(name!)) result.set(name!, (double ?? single)!);
  }
  return result;
}

/** Names and what they stand for, and what is known already of what that comes to. */
export interface Names {
  declared: Map<string, string>;
  known: Map<string, string>;
}

/**
 * An XML text with its names of characters (`&nbsp;`, which XML itself does not know) and declared names replaced.
 * Unknown names stay: they are the parser's to complain of.
 * @param room characters that it may become
 * @returns nothing where it would become longer, or names stand for each other without end
 */
export function withoutNames(xml: string, names: Names, room: number, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  const parts: string[] = [];
  let last = 0;
  let length = 0;
  for (const match of xml.matchAll(/&([^\s&;#<>"']{1,100});/g)) {
    const value = standsFor(match[1]!, names, room, depth);
    if (value === undefined) return undefined;
    parts.push(xml.slice(last, match.index), value);
    length += match.index - last + value.length;
    if (length > room) return undefined;
    last = match.index + match[0].length;
  }
  parts.push(xml.slice(last));
  return length + xml.length - last > room ? undefined : parts.join('');
}

function standsFor(name: string, names: Names, room: number, depth: number): string | undefined {
  if (ownNames.has(name)) return `&${name};`;
  const before = names.known.get(name);
  if (before !== undefined) return before;
  const declared = names.declared.get(name);
  if (declared === undefined) return decodeNamedCharacterReference(name) || `&${name};`;
  const value = withoutNames(declared, names, Math.min(room, limits.epub.entity), depth + 1);
  if (value !== undefined) names.known.set(name, value);
  return value;
}
