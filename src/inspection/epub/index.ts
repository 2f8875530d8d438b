import type { Finding } from '../finding.ts';
import { asAllowed } from './allowed.ts';
import { type Check, found, type Ground } from './check.ts';
import { accessibility } from './checks/accessibility.ts';
import { attributes } from './checks/attributes.ts';
import { characters } from './checks/characters.ts';
import { container } from './checks/container.ts';
import { identifiers } from './checks/identifiers.ts';
import { images } from './checks/images.ts';
import { languages } from './checks/languages.ts';
import { links } from './checks/links.ts';
import { locators } from './checks/locators.ts';
import { manifest } from './checks/manifest.ts';
import { markup } from './checks/markup.ts';
import { navigation } from './checks/navigation.ts';
import { notes } from './checks/notes.ts';
import { pages } from './checks/pages.ts';
import { people } from './checks/people.ts';
import { printing } from './checks/printing.ts';
import { resources } from './checks/resources.ts';
import { styles } from './checks/styles.ts';
import { text } from './checks/text.ts';
import { bounded } from './findings.ts';
import { type Epub, openEpub } from './open.ts';
import { placeInManuscript } from './places.ts';

export { type Epub, openEpub } from './open.ts';

const checks: Record<string, Check> = {
  container,
  identifiers,
  people,
  manifest,
  links,
  resources,
  navigation,
  pages,
  printing,
  notes,
  locators,
  languages,
  characters,
  markup,
  images,
  attributes,
  accessibility,
  styles,
  text,
};

/**
 * Inspects an EPUB, ours or anybody's, whatever is in it.
 * @param bytes the `.epub`
 * @param ground what it may be compared with: given the manuscript, its text must be the EPUB's, and what only an edition
 *   made here has to keep is an error too
 * @returns what is wrong; a broken, huge or hostile file gives findings, nothing is thrown. Of one code so many stand one
 * by one, the others are counted.
 */
export async function inspectEpub(bytes: Uint8Array, ground: Ground = {}): Promise<Finding[]> {
  return inspectOpened(await openEpub(bytes), ground);
}

/** Inspects an EPUB that is open already. */
export function inspectOpened(epub: Epub, ground: Ground = {}): Finding[] {
  const findings = bounded(all(epub, ground));
  return ground.manuscript ? placeInManuscript(findings, epub, ground) : asAllowed(findings, epub);
}

function* all(epub: Epub, ground: Ground): Generator<Finding> {
  yield* epub.faults;
  for (const [name, check] of Object.entries(checks)) {
    try {
      yield* check(epub, ground);
    } catch (error) {
      // The last line of defence: what the other checks found must not be lost.
      const message = `The check of ${name} failed (${error}). This is a fault of Reissue. Please report it, with the EPUB.`;
      yield found('error', 'check-failed', message);
    }
  }
}
