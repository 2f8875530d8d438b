import type { Element, ElementContent, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { anyOf } from '../language/languages.ts';
import { type FoundPhrase, phraseFinder } from '../manuscript/phrases.ts';
import { isPageLabel, locatorsIn } from './locators.ts';
import type { pagesMeant } from './page-marks.ts';
import type { PageMark } from './publication.ts';
import type { Report } from './report.ts';

/** An entry of the index: its line of text, and the term it begins with. */
interface Entry {
  element: Element;
  line: ElementContent[];
  term: string;
  /** The list it stands in: subentries have one of their own. */
  list: Element;
}

/** “See” and “see also” in any language. */
const seeWords = anyOf(({ see, seeAlso }) => [...see, ...seeAlso]);
/** Before another entry's term. */
const see = new RegExp(`(?:^|[\\s(.;,])(?:${seeWords})\\s+$`, 'iu');
/** Between an entry's term and its first locator or cross-reference. */
const afterTerm = new RegExp(`[,:;.]\\s*(?=\\p{N}|[ivxlc]+\\b|(?:${seeWords})(?!\\p{L}))`, 'iu');

/**
 * Makes an index of a chapter that was one in print: every locator leads to the beginning of its printed page, every
 * “see” to the entry it names. What cannot be resolved is reported; no text is changed.
 * @param section the document's tree, changed in place
 */
export function linkIndex(
  section: Element,
  documentId: string,
  { marks, doubtful }: ReturnType<typeof pagesMeant>,
  language: string,
  report: Report,
): void {
  const entries = listEntries(section);
  const terms = new Map<string, string>();
  for (const [k, entry] of entries.entries()) {
    if (entry.term === '') continue;
    const id = `${documentId}-entry-${k + 1}`;
    entry.element.properties.id = id;
    if (!terms.has(entry.term)) terms.set(entry.term, id);
  }
  const find = phraseFinder(terms.keys(), '\\p{L}\\p{N}');

  let said: string | undefined;
  for (const entry of entries) {
    const unresolved = (label: string) => {
      if (doubtful.has(label.toLowerCase())) {
        said ??= label;
        return;
      }
      report(
        'locator-unresolved',
        'warning',
        `The index names page ${label}, but no page mark in the text says where it begins.`,
        entry.element,
      );
    };
    // Where no page is marked, there is nothing to link to, and nothing to tell.
    if (marks.size + doubtful.size > 0) linkLocators(entry, marks, unresolved);
    linkTerms(entry, terms, find);
  }
  if (said !== undefined) {
    const message = `The index names page ${said}, and several volumes have one: it and others like it lead nowhere. Give each volume an index of its own, behind its chapters.`;
    report('locator-unresolved', 'warning', message, section);
  }
  reportOrder(entries, language, report);
}

/** Makes list items of the entries, which stand as paragraphs where the index was recovered, as lists where it was written. */
function listEntries(section: Element): Entry[] {
  const entries: Entry[] = [];
  const enter = (element: Element, line: ElementContent[], list: Element) => {
    element.properties['epub:type'] = 'index-entry';
    const own = line.filter(node => node.type !== 'element' || node.tagName !== 'ul');
    entries.push({ element, line, term: termOf(own), list });
  };
  const enterList = (list: Element) => {
    list.properties.className = ['entries'];
    for (const item of list.children) {
      if (item.type !== 'element') continue;
      const first = item.children.find(
        (child): child is Element => child.type === 'element' && child.tagName === 'p',
      );
      // The line itself and no copy of it: links are put into it.
      enter(item, (first ?? item).children, list);
      for (const child of item.children)
        if (child.type === 'element' && child.tagName === 'ul') enterList(child);
    }
  };

  const at = section.children.findIndex(
    child => child.type === 'element' && /^(h1|header)$/.test(child.tagName),
  );
  const before = section.children.slice(0, at + 1);
  const content: ElementContent[] = [];
  let list: Element | undefined;
  for (const child of section.children.slice(at + 1)) {
    if (child.type === 'element' && child.tagName === 'p') {
      if (!list) {
        list = h('ul', { className: ['entries'] });
        content.push(list);
      }
      const item = h('li');
      item.children = child.children;
      if (child.position) item.position = child.position;
      list.children.push(item);
      enter(item, item.children, list);
    } else if (list && isPageMark(child)) {
      // A printed page begins between two entries: its mark goes into the one before.
      (list.children.at(-1) as Element).children.push(child);
    } else if (list && child.type === 'element' && child.tagName === 'ul' && isEntry(list.children.at(-1))) {
      enterList(child);
      (list.children.at(-1) as Element).children.push(child);
    } else if (child.type === 'element' || list === undefined) {
      list = undefined;
      if (child.type === 'element' && child.tagName === 'ul') enterList(child);
      content.push(child);
    }
  }
  const type = { 'epub:type': 'index-entry-list' };
  const lists = content.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'ul',
  );
  const others = content.filter(
    child => child.type === 'element' && child.tagName !== 'ul' && !isPageMark(child),
  );
  if (lists.length === 1 && others.length === 0) {
    Object.assign(lists[0]!.properties, type);
    section.children = [...before, ...content];
  } else section.children = [...before, h('div', type, content)];
  return entries;
}

/** A list below an entry holds its subentries; below a sentence, such as a word on how the index was made, all entries. */
function isEntry(item: ElementContent | undefined): boolean {
  return item?.type === 'element' && !/[.!?]\s*$/.test(textOf(item));
}

function isPageMark(node: ElementContent): boolean {
  return node.type === 'element' && node.properties['epub:type'] === 'pagebreak';
}

/** What stands before the first locator or cross-reference. */
function termOf(line: ElementContent[]): string {
  const text = textOf({ type: 'root', children: line }).replace(/\s+/g, ' ').trim();
  return text
    .split(afterTerm)[0]!
    .replace(/[,;:.]\s*$/, '')
    .trim();
}

/** So much of what stands before a text tells whether a locator begins it. */
const longestLead = 40;

function linkLocators(
  { line }: Entry,
  marks: Map<string, PageMark>,
  unresolved: (label: string) => void,
): void {
  let before = '';
  replaceTexts(line, text => {
    const result: ElementContent[] = [];
    let at = 0;
    for (const { from, to, first, last } of locatorsIn(text.value, before)) {
      for (const label of [first, last]) {
        if (label && isPageLabel(label) && !marks.has(label.toLowerCase())) unresolved(label);
      }
      const mark = marks.get(first.toLowerCase());
      if (!mark) continue;
      result.push({ type: 'text', value: text.value.slice(at, from) });
      result.push(h('a', { 'epub:type': 'index-locator', href: `#${mark.id}` }, text.value.slice(from, to)));
      at = to;
    }
    before = (before + text.value).slice(-longestLead);
    return [...result, { type: 'text', value: text.value.slice(at) }];
  });
}

/** Links the term after “see”, which may stand in an element of its own before it (`*see* Typesetting`). */
function linkTerms({ line }: Entry, terms: Map<string, string>, find: (text: string) => FoundPhrase[]): void {
  let before = '';
  replaceTexts(line, text => {
    const result: ElementContent[] = [];
    const { value } = text;
    let at = 0;
    for (const { index } of value.matchAll(targetStart)) {
      if (index < at) continue;
      const lead = index >= longestSee ? '' : before.slice(-longestSee);
      if (!see.test(lead + value.slice(Math.max(at, index - longestSee), index))) continue;
      const found = find(value.slice(index, index + longestTerm))[0];
      const term = found?.index === 0 ? found.phrase : undefined;
      result.push({ type: 'text', value: value.slice(at, index) });
      if (term) result.push(h('a', { href: `#${terms.get(term)}` }, term));
      else result.push({ type: 'text', value: value.slice(index, index + 1) });
      at = index + (term ?? value.slice(index, index + 1)).length;
      before = '';
    }
    before += value.slice(at);
    return [...result, { type: 'text', value: value.slice(at) }];
  });
}

/** Where the term of a cross-reference may begin: with a letter, and not with what belongs to “see”. */
const targetStart = new RegExp(
  `(?<![\\p{L}\\p{N}])(?!(?:${anyOf(({ seeAlso }) => seeAlso.map(also => also.split(' ').at(-1)!))})(?:\\s|$))\\p{L}`,
  'giu',
);
/** In letters: “see” with what stands around it, and a term, which no book has longer. */
const longestSee = 40;
const longestTerm = 500;

/** Replaces the texts of a line, in it and below it, but not those of links. */
function replaceTexts(line: ElementContent[], replace: (text: Text) => ElementContent[]): void {
  const replaced = line.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return replace(node).filter(part => part.type !== 'text' || part.value !== '');
    if (node.type === 'element' && node.tagName !== 'a' && node.tagName !== 'ul')
      replaceTexts(node.children, replace);
    return [node];
  });
  line.splice(0, line.length, ...replaced);
}

/** Reports entries out of the alphabet, letter by letter as most presses sort, quotation marks and articles aside. */
function reportOrder(entries: Entry[], language: string, report: Report): void {
  const collator = new Intl.Collator(language, {
    ignorePunctuation: true,
    sensitivity: 'base',
    numeric: true,
  });
  const key = (term: string) =>
    term.replace(/^(?:the|an?|le|la|les|der|die|das)\s/iu, '').replace(/[^\p{L}\p{N}]/gu, '');
  const last = new Map<Element, Entry>();
  for (const entry of entries) {
    const before = last.get(entry.list);
    if (entry.term === '') continue;
    last.set(entry.list, entry);
    const isAfter = (one: string, other: string) => collator.compare(one, other) > 0;
    if (!before || !isAfter(key(before.term), key(entry.term)) || !isAfter(before.term, entry.term)) continue;
    const message = `In the index, “${entry.term}” stands after “${before.term}”.`;
    report('index-order', 'info', message, entry.element);
  }
}
