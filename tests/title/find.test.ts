import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findTitles } from '../../src/title.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reissue-find-'));
  for (const folder of ['manuscript/second', 'manuscript/first', 'elsewhere/third', 'elsewhere/first']) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(
      join(root, folder, 'book.yaml'),
      'title: T\nidentifier: urn:uuid:1\nmodified: 2026-01-01\n',
    );
  }
  mkdirSync(join(root, 'manuscript/no-title'));
});
afterEach(() => rmSync(root, { recursive: true }));

const names = (...wanted: string[]) => findTitles(root, wanted).map(title => title.name);

it('finds every title without being told, and only folders with a book.yaml', () => {
  expect(names()).toEqual(['first', 'second']);
});

it('finds a title by its name or by its path, and once', () => {
  expect(names('second', 'elsewhere/third', join(root, 'elsewhere/third'))).toEqual(['second', 'third']);
});

it('helps with a misspelt name', () => {
  expect(() => names('secnod')).toThrow(
    expect.objectContaining({ message: 'There is no title “secnod”.', advice: 'Did you mean “second”?' }),
  );
});

it('refuses two titles that would be built in the same place', () => {
  expect(() => names('first', 'elsewhere/first')).toThrow(/Two folders are called “first”/);
});

it('says how to start where there is nothing yet', () => {
  expect(() => findTitles(join(root, 'elsewhere'), [])).toThrow(
    expect.objectContaining({ advice: expect.stringContaining('reissue new') }),
  );
});
