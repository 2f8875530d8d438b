import sharp from 'sharp';
import { expect, it } from 'vitest';
import { blackInkProfile } from '../../../src/pdf/finish/profile.ts';
import { readProfile } from '../../../src/pdf/ink/profile.ts';
import { pressProfile } from './samples.ts';

it('reads what a profile of a press is of, and how it calls itself', async () => {
  expect(readProfile(await pressProfile())).toMatchObject({
    space: 'CMYK',
    name: expect.stringMatching(/\w{4}/),
  });
  expect(readProfile(blackInkProfile())).toMatchObject({
    space: 'GRAY',
    name: 'Black ink, uncoated paper, dot gain 20 %',
  });
});

const changed = (bytes: Uint8Array, change: (file: Buffer) => void) => {
  const file = Buffer.from(bytes);
  change(file);
  return file;
};

it.each([
  ['is no ICC profile', () => Buffer.from('a text')],
  ['is no ICC profile', (file: Buffer) => changed(file, one => one.write('xxxx', 36))],
  ['is damaged: its length is not what it says', (file: Buffer) => file.subarray(0, -4)],
  ['is a profile of a screen, not of a press', (file: Buffer) => changed(file, one => one.write('mntr', 12))],
  [
    'is of RGB, not of CMYK or of black ink (GRAY)',
    (file: Buffer) => changed(file, one => one.write('RGB ', 16)),
  ],
  [
    'is damaged: its table leads nowhere',
    (file: Buffer) => changed(file, one => one.writeUInt32BE(1e6, 128)),
  ],
  [
    'is damaged: its table leads nowhere',
    (file: Buffer) => changed(file, one => one.writeUInt32BE(1e9, 136)),
  ],
  [
    'is damaged: it lacks its table B2A0',
    (file: Buffer) => changed(file, one => one.write('xxxx', one.indexOf('B2A0', 128))),
  ],
])('refuses a profile that %s', async (fault, made) => {
  expect(readProfile(made(await pressProfile()))).toBe(fault);
});

it('refuses the profile that pictures bring along', async () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } });
  const { icc } = await sharp(await picture.withIccProfile('srgb').png().toBuffer()).metadata();
  expect(readProfile(icc!)).toBe('is a profile of a screen, not of a press');
});
