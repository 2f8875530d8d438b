import { posix } from 'node:path';
import { type Check, found } from '../check.ts';
import { linesOf, readSheet } from '../css.ts';
import type { Item } from '../open.ts';
import { resolvePath } from '../paths.ts';

const fontTypes = /font|opentype|truetype|woff/i;

/** Fonts: every one in the book declared and used, every one declared in the book; and nothing that fights the reader. */
export const styles: Check = function* ({ items, files, sheets }) {
  const loaded = new Set<string>();
  for (const path of new Set(items.filter(isSheet).map(({ path }) => path))) {
    const css = sheets.get(path);
    if (css === undefined) continue;
    const { rest, loads, faces, open } = readSheet(css);
    const at = linesOf(css);
    if (open) {
      const message = `The stylesheet has a ${open.what} that is never closed; all that comes after it is lost.`;
      yield { ...found('error', 'css-broken', message, path), line: at(open.at) };
    }
    for (const { address, at: place, isUrl } of loads) {
      // An address that is but a fragment is in the page that uses the style.
      if (!isUrl || /^(?:data:|https?:|#)/i.test(address)) continue;
      const file = resolvePath(posix.dirname(path), address);
      loaded.add(file);
      if (files.has(file)) continue;
      const message = `The stylesheet loads “${address}”, which is not in the book.`;
      yield { ...found('error', 'url-broken', message, path), line: at(place) };
    }
    const used = usedIn(
      rest,
      faces.map(({ family }) => family),
    );
    for (const { family, at: place } of faces) {
      if (used(family)) continue;
      const message = `The typeface “${family}” is declared but nothing is set in it.`;
      yield { ...found('warning', 'font-unused', message, path), line: at(place) };
    }
    for (const match of rest.matchAll(
      /(?:^|[;{\s])(font-size|line-height)\s*:\s*[\d.]+(px|pt|cm|mm|in)\b/g,
    )) {
      yield {
        ...found(
          'warning',
          'fixed-size',
          `A ${match[1]} in ${match[2]} does not follow the size that the reader has set.`,
          path,
        ),
        line: at(match.index),
      };
    }
    for (const match of withoutNight(rest).matchAll(
      /(?:^|[;{\s])(color|background(?:-color)?)\s*:(?!\s*(?:url\(|inherit|transparent|currentcolor|none|unset|initial))[^;}]+/gi,
    )) {
      yield {
        ...found(
          'info',
          'fixed-colour',
          `A fixed ${match[1]} may be unreadable at night; leave colours to the reader.`,
          path,
        ),
        line: at(match.index),
      };
    }
  }
  const fonts = items.filter(({ mediaType }) => fontTypes.test(mediaType));
  if (fonts.length > 0 && ![...files.keys()].some(path => /OFL|licen[cs]e/i.test(path))) {
    const message = 'The book carries fonts but not the licence that allows it.';
    yield found('info', 'font-licence', message, fonts[0]!.path);
  }
  for (const { path, mediaType } of items) {
    if (!fontTypes.test(mediaType) || loaded.has(path)) continue;
    yield found(
      'warning',
      'font-unused',
      `The font “${path}” is in the book, but no stylesheet loads it.`,
      path,
    );
  }
};

const isSheet = ({ mediaType }: Item) => mediaType === 'text/css';

/** Words of a family's name that it is told by. */
const tellingWords = 6;

/** Tells which families a text names. It is read once, however many families there are: name by name of so many words. */
function usedIn(rest: string, families: string[]): (family: string) => boolean {
  const wordsOf = (text: string) => text.split(/[\s,;:{}()"'!]+/).filter(Boolean);
  const nameOf = (family: string) => wordsOf(family).slice(0, tellingWords).join(' ');
  const wanted = new Set(families.map(nameOf));
  const lengths = new Set([...wanted].map(name => name.split(' ').length));
  const words = wanted.size > 0 ? wordsOf(rest) : [];
  const used = new Set<string>();
  for (let k = 0; k < words.length; k++) {
    for (const length of lengths) {
      const name = words.slice(k, k + length).join(' ');
      if (wanted.has(name)) used.add(name);
    }
  }
  return family => used.has(nameOf(family));
}

/** A style sheet with blanks for what holds at night alone: its colours were chosen for that. */
function withoutNight(css: string): string {
  let result = '';
  let last = 0;
  for (const { index, 0: opening } of css.matchAll(/@media[^{};@]*\{/gi)) {
    if (index < last || !/prefers-color-scheme\s*:\s*dark/i.test(opening)) continue;
    let depth = 1;
    let end = index + opening.length;
    for (; end < css.length && depth > 0; end++) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    result += css.slice(last, index) + css.slice(index, end).replace(/[^\n]/g, ' ');
    last = end;
  }
  return result + css.slice(last);
}
