import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Complaint } from '../src/complaint.ts';
import { unwritable, writeWhole } from '../src/writing.ts';

it('writes a file whole, making folders on the way and leaving nothing beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reissue-writing-'));
  try {
    await writeWhole(join(folder, 'a/b/file.txt'), 'one');
    await writeWhole(join(folder, 'a/b/file.txt'), new Uint8Array([116, 119, 111]));
    expect(readFileSync(join(folder, 'a/b/file.txt'), 'utf8')).toBe('two');
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['file.txt']);
  } finally {
    rmSync(folder, { recursive: true });
  }
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
