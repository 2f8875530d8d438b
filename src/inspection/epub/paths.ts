/** A path in a ZIP archive cannot be longer than this, so that a longer reference names no file. */
const longest = 65_535;

/**
 * The path that a reference means, without its fragment; never outside the archive. Letters with accents are in their
 * composed form, as names are compared (EPUB 3.3, 4.2.3).
 */
export function resolvePath(base: string, href: string): string {
  const end = href.search(/[#?]/);
  const path = decoded(end < 0 ? href : href.slice(0, end)).normalize('NFC');
  if (path.length > longest) return path;
  const steps: string[] = [];
  for (const step of `${base}/${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `${base.startsWith('/') ? '/' : ''}${steps.join('/')}`;
}

/** A reference with its percent signs read; one with a stray percent sign is taken as it stands. */
export function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
