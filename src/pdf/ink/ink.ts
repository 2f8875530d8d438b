import { Complaint } from '../../complaint.ts';
import { limits } from '../../limits.ts';
import { readPlain } from '../../reading.ts';
import { pathInside, type Title, whichProfile } from '../../title.ts';
import { type Profile, readProfile } from './profile.ts';

/** What a book is printed with. */
export interface Ink {
  /** As `print.ink` says. Where it says nothing, ink is black, and pictures in four inks are left as they are. */
  inks: 'black' | 'colour' | undefined;
  /** Of the press, where the title has one; always with `colour`. */
  profile?: Profile;
}

/**
 * What a title is printed with.
 *
 * @throws Complaint where its output profile is missing, or is none that colours can be turned into inks by
 */
export function readInk({ book, folder }: Title): Ink {
  const { ink: inks, profile: path } = book.print;
  if (path === undefined) return { inks };
  const file = pathInside(folder, path);
  const bytes = readPlain(folder, file, limits.profile.bytes);
  const profile = bytes && readProfile(bytes);
  if (typeof profile === 'object' && (inks !== 'colour' || profile.space === 'CMYK'))
    return { inks, profile };
  const fault =
    typeof profile === 'string'
      ? profile
      : profile
        ? 'is of black ink alone, and print.ink is colour'
        : 'is missing';
  throw new Complaint(`The output profile “${path}” ${fault}.`, {
    file,
    advice: `${whichProfile}.`,
    exit: 1,
  });
}
