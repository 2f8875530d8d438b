import { commonFourInks } from '../pdf/finish/four-inks.ts';
import type { Ink } from '../pdf/ink/ink.ts';
import type { Profile } from '../pdf/ink/profile.ts';

/** What a cover is printed with: four inks, whatever the pages have. */
export interface CoverInk extends Ink {
  inks: 'colour';
  profile: Profile;
  /** Whether the profile is ours, for the title has none of a press with four inks. */
  isCommon: boolean;
}

/**
 * What a cover is printed with: the profile of the title’s press, or that of four inks on coated paper where it has none, or
 * one of black ink alone.
 */
export function coverInk(press: Profile | undefined): CoverInk {
  return press?.space === 'CMYK'
    ? { inks: 'colour', profile: press, isCommon: false }
    : { inks: 'colour', profile: commonFourInks(), isCommon: true };
}
