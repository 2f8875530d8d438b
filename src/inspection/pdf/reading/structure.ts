import { PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import {
  asDict,
  asName,
  dictAt,
  entriesOf,
  entry,
  itemsAt,
  itemsOf,
  nameAt,
  numberAt,
  textAt,
} from './objects.ts';

/** An element of the structure tree (ISO 32000-1, 14.7). */
export interface Tag {
  /** As written, and what it is of the standard types, by the role map. */
  type: string;
  standard: string;
  dict: PDFDict;
  parent: Tag | undefined;
  kids: Tag[];
  /** Marked content: whose, and its number. */
  content: { owner: PDFDict | undefined; id: number }[];
  /** Annotations and forms that are its content. */
  objects: PDFDict[];
  /** The page that it begins on, as it says itself or those above it say. */
  page: PDFDict | undefined;
}

/** The tags of a document, and how its types are mapped. */
export interface Structure {
  root: PDFDict;
  /** All elements in the order of reading. */
  tags: Tag[];
  /** Elements that stand directly below the root. */
  top: Tag[];
  roles: ReadonlyMap<string, string>;
  /** The standard type that a type stands for; itself where it stands for none. */
  standardOf: (type: string) => string;
  /** Types whose mapping leads back to themselves. */
  circular: ReadonlySet<string>;
  /** Whether there was too much to read, or a circle among the elements. */
  cut: boolean;
}

/** Standard structure types (ISO 32000-1, 14.8.4), and those that PDF 2.0 adds in its own namespace. */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

/**
 * Reads the structure tree.
 * @param most elements that are read
 * @returns undefined where the document has none
 */
export function structureOf(catalog: PDFDict, most: number): Structure | undefined {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (!root) return undefined;
  const roles = rolesOf(root);
  const { mapped, circular } = roleFinder(roles);
  const structure: Structure = { root, tags: [], top: [], roles, circular, standardOf: mapped, cut: false };
  const seen = new Set<PDFDict>();
  const waiting: { kid: PDFObject; parent: Tag | undefined; page: PDFDict | undefined }[] = itemsAt(root, 'K')
    .map(kid => ({ kid, parent: undefined, page: undefined }))
    .reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { kid, parent, page } = next;
    if (kid instanceof PDFNumber) {
      parent?.content.push({ owner: page, id: kid.asNumber() });
      continue;
    }
    if (!(kid instanceof PDFDict)) continue;
    const own = dictAt(kid, 'Pg') ?? page;
    const kind = nameAt(kid, 'Type');
    if (kind === 'MCR') {
      const stream = asDict(entry(kid, 'Stm'));
      parent?.content.push({ owner: stream ?? own, id: numberAt(kid, 'MCID') ?? -1 });
      continue;
    }
    if (kind === 'OBJR') {
      const object = dictAt(kid, 'Obj');
      if (object) parent?.objects.push(object);
      continue;
    }
    if (seen.has(kid) || structure.tags.length === most) {
      structure.cut = true;
      continue;
    }
    seen.add(kid);
    const type = nameAt(kid, 'S') ?? '';
    const tag: Tag = {
      ...{ type, standard: mapped(type), dict: kid, parent, kids: [], content: [], objects: [], page: own },
    };
    structure.tags.push(tag);
    (parent?.kids ?? structure.top).push(tag);
    const kids = itemsOf(entry(kid, 'K')).map(below => ({ kid: below, parent: tag, page: own }));
    for (const below of kids.reverse()) waiting.push(below);
  }
  return structure;
}

function rolesOf(root: PDFDict): Map<string, string> {
  return new Map(
    entriesOf(dictAt(root, 'RoleMap')).flatMap(([type, role]): [string, string][] => {
      const name = asName(role);
      return name === undefined ? [] : [[type, name]];
    }),
  );
}

/** Follows the role map from a type to a standard one; a circle is noted. */
function roleFinder(roles: ReadonlyMap<string, string>) {
  const circular = new Set<string>();
  for (const type of roles.keys()) {
    const passed = new Set<string>();
    for (let at: string | undefined = type; at !== undefined; at = roles.get(at)) {
      if (passed.has(at)) {
        circular.add(type);
        break;
      }
      passed.add(at);
      if (standardTypes.has(at) && at !== type) break;
    }
  }
  const mapped = (type: string): string => {
    let at = type;
    for (let hop = 0; hop < 32 && !standardTypes.has(at); hop++) {
      const next = roles.get(at);
      if (next === undefined) break;
      at = next;
    }
    return at;
  };
  return { mapped, circular };
}

/** An attribute of an element, from whichever owner (`Table`, `List`), or from a class that it names. */
export function attributeOf(tag: Tag, owner: string, key: string, root: PDFDict): PDFObject | undefined {
  const classes = itemsAt(tag.dict, 'C').flatMap(item => asName(item) ?? []);
  const given = [
    ...itemsAt(tag.dict, 'A'),
    ...classes.flatMap(name => itemsOf(entry(dictAt(root, 'ClassMap'), name))),
  ];
  for (const item of given) {
    const dict = asDict(item);
    if (dict && nameAt(dict, 'O') === owner) {
      const value = entry(dict, key);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** Words that stand for an element: its Alt, or its ActualText. */
export function replacementOf({ dict }: Tag): string | undefined {
  return (
    textAt(dict, 'Alt') ||
    (dict.has(PDFName.of('ActualText')) ? (textAt(dict, 'ActualText') ?? '') : undefined)
  );
}
