import type { Check, Rule } from '../check.ts';
import { annotated } from './annotated.ts';
import { boxes } from './boxes.ts';
import { colours } from './colours.ts';
import { covers } from './covers.ts';
import { encodings } from './encodings.ts';
import { extent } from './extent.ts';
import { file } from './file.ts';
import { fonts } from './fonts.ts';
import { images } from './images.ts';
import { intents } from './intents.ts';
import { interaction } from './interaction.ts';
import { margins } from './margins.ts';
import { metadata } from './metadata.ts';
import { structure } from './structure.ts';
import { tables } from './tables.ts';
import { tagging } from './tagging.ts';
import { transparency } from './transparency.ts';

/** All checks of a PDF, by the codes of what they find. */
export const checks = {
  ...file,
  ...extent,
  ...boxes,
  ...margins,
  ...colours,
  ...intents,
  ...fonts,
  ...encodings,
  ...images,
  ...transparency,
  ...interaction,
  ...metadata,
  ...tagging,
  ...structure,
  ...tables,
  ...annotated,
  ...covers,
};

export type Code = keyof typeof checks;

/** What a profile says: for each check that it asks for, where the rule is published, and what it wants. */
export type Rules = {
  [Name in Code]?: (typeof checks)[Name] extends Check<infer Wants> ? Rule<Wants> : never;
};
