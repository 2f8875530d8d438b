import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { covers } from '../../src/inspection/pdf/checks/covers.ts';
import { containers } from '../../src/manuscript/index.ts';
import { chapterTypes } from '../../src/manuscript/manuscript.ts';
import { bookKeys } from '../../src/title/schema.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const chapters = `${root}manuscript/handbook/chapters/`;
const chapter = (name: string) => readFileSync(chapters + name, 'utf8');
/** What stands between backticks in a text. */
const named = (text: string) => new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name));

test('the handbook explains every key of book.yaml', () => {
  const explained = named(chapter('05-book-yaml.md'));
  for (const key of Object.keys(bookKeys.shape)) expect(explained).toContain(key);
});

test('the handbook names every type of chapter and every container', () => {
  const text = chapter('04-manuscript.md');
  for (const type of chapterTypes) expect(named(text)).toContain(type);
  for (const name of containers) expect(text).toContain(`:::${name}`);
});

test('the handbook explains every code of a finding, and no other', () => {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file =>
      /^(?:publication|pictures|print|cover|epub|onix|inspection|corrections|editions)\/.*\.ts$|^[a-z]+\.ts$/.test(
        file,
      ),
    );
  const sources = files.map(file => readFileSync(`${root}src/${file}`, 'utf8'));
  const calls =
    /(?:\b(?:found|fault|remark|report|kind|refuse|warn|say|finding|FlawFound)\(\s*(?:epub,\s*|(?:\w+ \? 'error' : )?'(?:error|warning|info)',\s*)?|\bcode: )'([a-z]+(?:-[a-z]+)*)'/g;
  const codes = new Set(sources.flatMap(source => [...source.matchAll(calls)].map(([, code]) => code!)));
  for (const severity of ['error', 'warning', 'info']) codes.delete(severity);
  // The other rules of printers are listed in docs/preflight.md.
  for (const code of Object.keys(covers)) codes.add(code);
  const items = chapter('10-findings.md').matchAll(/^- ((?:`[a-z-]+`(?:, )?)+): /gm);
  const explained = new Set([...items].flatMap(([, list]) => [...named(list!)]));
  expect([...explained].sort()).toEqual([...codes].sort());
  const points = chapter('06-epub.md').split('## What Checks Which Point')[1]!.split('\n## ')[0]!;
  const rows = points.split('\n').filter(line => /^\| \d/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  for (const code of named(rows.join('\n'))) expect(codes).toContain(code);
});
