import { posix } from 'node:path';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { resolvePath } from '../open.ts';

const fontTypes = /font|opentype|truetype|woff/i;

/** Fonts: every one in the book declared and used, every one declared in the book; and nothing that fights the reader. */
export const styles: Check = ({ items, files }) => {
  const result: Finding[] = [];
  const loaded = new Set<string>();
  const sheets = items.filter(({ mediaType }) => mediaType === 'text/css');
  for (const { path } of sheets) {
    const bytes = files.get(path);
    if (!bytes) continue;
    const css = new TextDecoder()
      .decode(bytes)
      .replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '));
    const at = (index: number) => css.slice(0, index).split('\n').length;
    for (const match of css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) {
      const target = match[1]!.trim();
      if (/^(data|https?):/i.test(target)) continue;
      const file = resolvePath(posix.dirname(path), target);
      loaded.add(file);
      if (!files.has(file)) {
        result.push({
          ...found(
            'error',
            'url-broken',
            `The stylesheet loads “${target}”, which is not in the book.`,
            path,
          ),
          line: at(match.index),
        });
      }
    }
    const rest = css.replace(/@font-face\s*\{[^}]*\}/g, face => face.replace(/[^\n]/g, ' '));
    for (const match of css.matchAll(/@font-face\s*\{[^}]*font-family\s*:\s*["']?([^"';}]+)["']?/g)) {
      const family = match[1]!.trim();
      if (rest.includes(family)) continue;
      result.push({
        ...found(
          'warning',
          'font-unused',
          `The typeface “${family}” is declared but nothing is set in it.`,
          path,
        ),
        line: at(match.index),
      });
    }
    for (const match of rest.matchAll(
      /(?:^|[;{\s])(font-size|line-height)\s*:\s*[\d.]+(px|pt|cm|mm|in)\b/g,
    )) {
      result.push({
        ...found(
          'warning',
          'fixed-size',
          `A ${match[1]} in ${match[2]} does not follow the size that the reader has set.`,
          path,
        ),
        line: at(match.index),
      });
    }
    for (const match of rest.matchAll(
      /(?:^|[;{\s])(color|background(?:-color)?)\s*:(?!\s*(?:inherit|transparent|currentcolor|none|unset|initial))[^;}]+/gi,
    )) {
      result.push({
        ...found(
          'info',
          'fixed-colour',
          `A fixed ${match[1]} may be unreadable at night; leave colours to the reader.`,
          path,
        ),
        line: at(match.index),
      });
    }
  }
  const fonts = items.filter(({ mediaType }) => fontTypes.test(mediaType));
  if (fonts.length > 0 && ![...files.keys()].some(path => /OFL|licen[cs]e/i.test(path))) {
    const message = 'The book carries fonts but not the licence that allows it.';
    result.push(found('info', 'font-licence', message, fonts[0]!.path));
  }
  for (const { path, mediaType } of items) {
    if (!fontTypes.test(mediaType) || loaded.has(path)) continue;
    result.push(
      found('warning', 'font-unused', `The font “${path}” is in the book, but no stylesheet loads it.`, path),
    );
  }
  return result;
};
