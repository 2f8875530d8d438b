import { chmodSync, existsSync, lstatSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Complaint } from '../src/complaint.ts';
import { makeFolder, sweep, unwritable, writeTogether, writeWhole } from '../src/writing.ts';
import { desk } from './cli/run.ts';

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.clear());

describe('a file', () => {
  it('is written whole, with the folders on the way, and leaves nothing beside it', async () => {
    await writeWhole(at.folder, at.path('a/b/file.txt'), 'one');
    await writeWhole(at.folder, at.path('a/b/file.txt'), new Uint8Array([116, 119, 111]));
    expect(at.read('a/b/file.txt')).toBe('two');
    expect(at.list('a/b')).toEqual(['file.txt']);
  });

  it('keeps its permissions', async () => {
    at.put('book.yaml', 'one');
    chmodSync(at.path('book.yaml'), 0o640);
    await writeWhole(at.folder, at.path('book.yaml'), 'two');
    expect(statSync(at.path('book.yaml')).mode & 0o777).toBe(0o640);
  });

  it('stays as it was where one written with it cannot be', async () => {
    at.put('a.epub', 'good');
    at.put('b.pdf/folder', '');
    const both = [
      { path: at.path('a.epub'), data: 'new' },
      { path: at.path('b.pdf'), data: 'new' },
    ];
    await expect(writeTogether(at.folder, both)).rejects.toThrow(Complaint);
    expect(at.read('a.epub')).toBe('good');
    expect(at.list('.')).toEqual(['a.epub', 'b.pdf']);
  });
});

it('takes back the folders that were made for nothing', async () => {
  at.put('z', 'a file');
  const both = ['new/folder/a', 'z/b'].map(way => ({ path: at.path(way), data: 'x' }));
  await expect(writeTogether(at.folder, both)).rejects.toThrow(Complaint);
  expect(at.list('.')).toEqual(['z']);
});

it('removes together with what it writes, in their order', async () => {
  at.put('old', 'x');
  const orders = [
    { path: at.path('new'), data: 'on the way' },
    { path: at.path('old'), data: undefined },
    { path: at.path('never-there'), data: undefined },
    { path: at.path('new'), data: 'done' },
  ];
  await writeTogether(at.folder, orders);
  expect(at.list('.')).toEqual(['new']);
  expect(at.read('new')).toBe('done');
});

describe('a link', () => {
  it('is not written through, whether a file or a folder', async () => {
    at.put('victim/file', 'precious');
    at.put('title/x', '');
    symlinkSync(at.path('victim/file'), at.path('title/questions.yaml'));
    symlinkSync(at.path('victim'), at.path('title/recovery'));
    for (const way of ['title/questions.yaml', 'title/recovery/file', 'title/recovery/new/file']) {
      await expect(writeWhole(at.path('title'), at.path(way), 'x')).rejects.toThrow('This is a link');
    }
    expect(at.read('victim/file')).toBe('precious');
    expect(at.list('victim')).toEqual(['file']);
    expect(lstatSync(at.path('title/questions.yaml')).isSymbolicLink()).toBe(true);
  });

  it('above the folder is the user’s own affair', async () => {
    await makeFolder(at.folder, at.path('disk/out'));
    symlinkSync(at.path('disk/out'), at.path('out'));
    await writeWhole(at.path('out'), at.path('out/book/book.epub'), 'x');
    expect(at.read('disk/out/book/book.epub')).toBe('x');
  });
});

describe('sweeping', () => {
  it('removes what ended processes left, and nothing else', () => {
    // No process has so high a number.
    for (const name of ['.reissue-99999999-1', `.reissue-${process.pid}-7`, '.reissue-1-notes.md', 'a.md'])
      writeFileSync(at.path(name), 'x');
    sweep(at.folder);
    expect(at.list('.')).toEqual(['.reissue-1-notes.md', `.reissue-${process.pid}-7`, 'a.md'].sort());
    sweep(at.folder, { own: true });
    expect(at.list('.')).toEqual(['.reissue-1-notes.md', 'a.md']);
    sweep(at.path('nowhere'));
    expect(existsSync(at.path('nowhere'))).toBe(false);
  });
});

it('says what to do where the disk is full or a folder is closed, and leaves other faults as they are', () => {
  const failure = (code: string) => unwritable(Object.assign(new Error(code), { code }), '/out/a.epub');
  expect(failure('ENOSPC')).toMatchObject({
    file: '/out/a.epub',
    message: expect.stringContaining('full'),
    exit: 2,
  });
  expect(failure('EACCES')).toBeInstanceOf(Complaint);
  expect(failure('EMFILE')).not.toBeInstanceOf(Complaint);
});
