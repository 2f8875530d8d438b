/** What one glyph is replaced by: one other, or several. */
export type Substitution = readonly [glyph: number, by: readonly number[]];

/** A feature to be added: its tag, and its lookups, each of substitutions of one kind. */
export interface Feature {
  tag: string;
  substitutions: readonly Substitution[];
}

/** Scripts that have capitals, and whatever else is written. */
const scripts = ['DFLT', 'cyrl', 'grek', 'latn'];

/** Offsets of two bytes reach so far. */
const farthest = 0xffff;

interface Script {
  tag: string;
  /** Language systems: that of none first, which may be missing. */
  systems: { tag: string; required: number; features: number[] }[];
}

/**
 * A table `GSUB` with features more, for all scripts and languages that it knows and those that have capitals (OpenType 1.9).
 * @param given the table as it is, if there is one
 * @returns nothing where it cannot hold them
 */
export function withFeatures(
  given: Uint8Array | undefined,
  features: readonly Feature[],
): Buffer | undefined {
  const table = given && Buffer.from(given.buffer, given.byteOffset, given.length);
  const read = table ? readTable(table) : { scripts: [], features: [], lookups: undefined };
  const count = read.lookups?.readUInt16BE(0) ?? 0;
  const made = features.flatMap(({ substitutions }) => lookupsOf(substitutions));
  const lookups = lookupList(read.lookups, made);
  if (!lookups) return undefined;
  let next = count;
  const added = features.map(({ tag, substitutions }) => {
    const own = lookupsOf(substitutions).map((_, k) => next + k);
    next += own.length;
    return { tag, lookups: own };
  });
  const all = [...read.features, ...added].map((feature, was) => ({ ...feature, was }));
  all.sort((one, other) => (one.tag < other.tag ? -1 : one.tag > other.tag ? 1 : one.was - other.was));
  const now = new Map(all.map(({ was }, k) => [was, k]));
  const indexOf = (was: number) => now.get(was) ?? farthest;
  const more = added.map((_, k) => read.features.length + k);
  const known = new Set(read.scripts.map(({ tag }) => tag));
  const others = scripts.filter(tag => !known.has(tag)).map((tag): Script => ({ tag, systems: [] }));
  const systems = [...read.scripts, ...others]
    .map(({ tag, systems }) => ({
      tag,
      systems: (systems.some(system => system.tag === '')
        ? systems
        : [{ tag: '', required: farthest, features: [] }, ...systems]
      ).map(system => ({
        tag: system.tag,
        required: indexOf(system.required),
        features: [...system.features, ...more].map(indexOf).sort((one, other) => one - other),
      })),
    }))
    .sort((one, other) => (one.tag < other.tag ? -1 : 1));
  const lists = [scriptList(systems), featureList(all), lookups];
  const head = Buffer.alloc(10);
  head.writeUInt16BE(1, 0);
  let offset = head.length;
  for (const [k, list] of lists.entries()) {
    if (offset > farthest) return undefined;
    head.writeUInt16BE(offset, 4 + 2 * k);
    offset += list.length;
  }
  return Buffer.concat([head, ...lists]);
}

const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [k, value] of values.entries()) bytes.writeUInt16BE(value, 2 * k);
  return bytes;
};

/** Lookups of the two kinds that there are: glyphs replaced by one, and by several. */
function lookupsOf(substitutions: readonly Substitution[]): Buffer[] {
  const sorted = [...substitutions].sort(([one], [other]) => one - other);
  const single = sorted.filter(([, by]) => by.length === 1);
  const several = sorted.filter(([, by]) => by.length > 1);
  const coverage = (own: readonly Substitution[]) => words(1, own.length, ...own.map(([glyph]) => glyph));
  const lookup = (kind: number, subtable: Buffer) => Buffer.concat([words(kind, 0, 1, 8), subtable]);
  const made: Buffer[] = [];
  if (single.length > 0) {
    const head = words(2, 6 + 2 * single.length, single.length, ...single.map(([, [by]]) => by!));
    made.push(lookup(1, Buffer.concat([head, coverage(single)])));
  }
  if (several.length > 0) {
    let at = 6 + 2 * several.length;
    const offsets = several.map(([, by]) => {
      at += 2 + 2 * by.length;
      return at - 2 - 2 * by.length;
    });
    const sequences = several.map(([, by]) => words(by.length, ...by));
    made.push(
      lookup(2, Buffer.concat([words(1, at, several.length, ...offsets), ...sequences, coverage(several)])),
    );
  }
  return made;
}

/** A list of lookups with others behind them. */
function lookupList(given: Buffer | undefined, added: readonly Buffer[]): Buffer | undefined {
  const count = given?.readUInt16BE(0) ?? 0;
  const shift = 2 * added.length + added.reduce((sum, { length }) => sum + length, 0);
  const before = Array.from({ length: count }, (_, k) => given!.readUInt16BE(2 + 2 * k) + shift);
  let at = 2 + 2 * (count + added.length);
  const behind = added.map(({ length }) => {
    at += length;
    return at - length;
  });
  if ([...before, ...behind].some(offset => offset > farthest)) return undefined;
  const rest = given?.subarray(2 + 2 * count) ?? Buffer.alloc(0);
  return Buffer.concat([words(count + added.length, ...before, ...behind), ...added, rest]);
}

const tagAt = (table: Buffer, at: number): string => table.toString('latin1', at, at + 4);

function readTable(table: Buffer) {
  const [scriptsAt, featuresAt, lookupsAt] = [4, 6, 8].map(at => table.readUInt16BE(at));
  const numbers = (at: number) =>
    Array.from({ length: table.readUInt16BE(at) }, (_, k) => table.readUInt16BE(at + 2 + 2 * k));
  const system = (tag: string, at: number) => ({
    tag,
    required: table.readUInt16BE(at + 2),
    features: numbers(at + 4),
  });
  const records = (list: number, head = 0) =>
    Array.from({ length: table.readUInt16BE(list + head) }, (_, k) => {
      const at = list + head + 2 + 6 * k;
      return { tag: tagAt(table, at), at: list + table.readUInt16BE(at + 4) };
    });
  return {
    scripts: records(scriptsAt!).map(({ tag, at }): Script => {
      const own = table.readUInt16BE(at);
      const others = records(at, 2).map(record => system(record.tag, record.at));
      return { tag, systems: [...(own ? [system('', at + own)] : []), ...others] };
    }),
    features: records(featuresAt!).map(({ tag, at }) => ({ tag, lookups: numbers(at + 2) })),
    lookups: table.subarray(lookupsAt!),
  };
}

/** Tables one after another behind their records: tags and offsets. */
function list(records: { tag: string; table: Buffer }[], before: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(2 + 6 * records.length);
  head.writeUInt16BE(records.length, 0);
  let offset = before.length + head.length;
  records.forEach(({ tag, table }, k) => {
    head.write(tag, 2 + 6 * k, 'latin1');
    head.writeUInt16BE(offset, 6 + 6 * k);
    offset += table.length;
  });
  return Buffer.concat([before, head, ...records.map(({ table }) => table)]);
}

const featureList = (features: readonly { tag: string; lookups: number[] }[]): Buffer =>
  list(features.map(({ tag, lookups }) => ({ tag, table: words(0, lookups.length, ...lookups) })));

const scriptList = (all: readonly Script[]): Buffer =>
  list(
    all.map(({ tag, systems: [own, ...others] }) => {
      const tables = [own!, ...others].map(({ required, features }) =>
        words(0, required, features.length, ...features),
      );
      // The system of no language stands behind the records of the others.
      const records = others.map((system, k) => ({ tag: system.tag, table: tables[k + 1]! }));
      const inside = list(records, words(0));
      inside.writeUInt16BE(inside.length, 0);
      return { tag, table: Buffer.concat([inside, tables[0]!]) };
    }),
  );
