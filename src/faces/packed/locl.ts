/** Other forms of some glyphs in a language. */
export interface LocalForms {
  /** OpenType’s tags of the language: `JAN `. */
  systems: readonly string[];
  /** The other glyph of each, by the glyph that stands by itself. */
  glyphs: ReadonlyMap<number, number>;
}

/** Scripts that take the forms of their language (OpenType’s tags, in order). */
const scripts = ['DFLT', 'bopo', 'hang', 'hani', 'kana'];

/**
 * A table `GSUB` (OpenType 1.9) with one feature, `locl`: whatever shapes text takes the other glyphs where it knows the
 * language.
 */
export function localFormsTable(forms: readonly LocalForms[]): Uint8Array {
  const scriptList = scriptListOf(forms);
  const featureList = Buffer.concat([
    shorts(forms.length),
    ...forms.map((_, k) => Buffer.concat([Buffer.from('locl'), shorts(2 + 6 * forms.length + 6 * k)])),
    ...forms.map((_, k) => shorts(0, 1, k)),
  ]);
  const lookupList = lookupListOf(forms);
  const head = shorts(1, 0, 10, 10 + scriptList.length, 10 + scriptList.length + featureList.length);
  return Buffer.concat([head, scriptList, featureList, lookupList]);
}

/** All scripts have one table: no feature by itself, and that of each language. */
function scriptListOf(forms: readonly LocalForms[]): Buffer {
  const records = forms
    .flatMap(({ systems }, feature) => systems.map(tag => ({ tag, feature })))
    .sort((one, other) => (one.tag < other.tag ? -1 : 1));
  const none = 4 + 6 * records.length;
  const own = none + 6;
  const script = Buffer.concat([
    shorts(none, records.length),
    ...records.map(({ tag, feature }) => Buffer.concat([Buffer.from(tag), shorts(own + 8 * feature)])),
    shorts(0, 0xffff, 0),
    ...forms.map((_, feature) => shorts(0, 0xffff, 1, feature)),
  ]);
  const at = 2 + 6 * scripts.length;
  const list = scripts.map(tag => Buffer.concat([Buffer.from(tag), shorts(at)]));
  return Buffer.concat([shorts(scripts.length), ...list, script]);
}

/** A lookup for each language, as an extension (type 7): the letters of a long book are too many for short offsets. */
function lookupListOf(forms: readonly LocalForms[]): Buffer {
  const substitutions = forms.map(({ glyphs }) => {
    const pairs = [...glyphs].sort(([one], [other]) => one - other);
    const others = pairs.map(([, other]) => other);
    const covered = pairs.map(([glyph]) => glyph);
    return shorts(2, 6 + 2 * pairs.length, pairs.length, ...others, 1, pairs.length, ...covered);
  });
  const first = 2 + 2 * forms.length;
  const lookup = 8 + 8;
  let at = lookup * forms.length;
  const lookups = substitutions.map((bytes, k) => {
    const extension = Buffer.concat([shorts(1, 1), Buffer.alloc(4)]);
    // From the extension, which stands eight bytes behind the lookup’s beginning.
    extension.writeUInt32BE(at - lookup * k - 8, 4);
    at += bytes.length;
    return Buffer.concat([shorts(7, 0, 1, 8), extension]);
  });
  const offsets = forms.map((_, k) => first + lookup * k);
  return Buffer.concat([shorts(forms.length, ...offsets), ...lookups, ...substitutions]);
}

function shorts(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [k, value] of values.entries()) bytes.writeUInt16BE(value, 2 * k);
  return bytes;
}
