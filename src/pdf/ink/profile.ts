/** An output profile (ICC.1:2022, clause 7): how a press shows amounts of ink on a paper. */
export interface Profile {
  bytes: Uint8Array;
  /** The inks it is of: black alone, or cyan, magenta, yellow and black. */
  space: 'GRAY' | 'CMYK';
  /** As it calls itself: `Coated FOGRA39 (ISO 12647-2:2004)`. */
  name: string;
}

const header = 128;

/** What devices profiles are of that are none of a press, by their class. */
const otherClasses: Record<string, string> = {
  mntr: 'a screen',
  scnr: 'a camera or a scanner',
  spac: 'a colour space',
  link: 'a way from one device to another',
  abst: 'an effect',
  nmcl: 'named colours',
};

/**
 * Reads an output profile.
 *
 * @returns the profile, or what is wrong with it: goes on after its name
 */
export function readProfile(bytes: Uint8Array): Profile | string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = (from: number) => file.toString('latin1', from, from + 4);
  if (file.length < header + 4 || at(36) !== 'acsp') return 'is no ICC profile';
  if (file.readUInt32BE(0) !== file.length) return 'is damaged: its length is not what it says';
  const kind = at(12);
  if (kind !== 'prtr') return `is a profile of ${otherClasses[kind] ?? 'no press'}, not of a press`;
  const space = at(16).trimEnd();
  if (space !== 'GRAY' && space !== 'CMYK') return `is of ${space}, not of CMYK or of black ink (GRAY)`;
  const tags = tagsOf(file);
  if (!tags) return 'is damaged: its table leads nowhere';
  // Without its way from colours to inks (B2A0) nothing can be turned into them.
  const needed = space === 'CMYK' ? ['A2B0', 'B2A0'] : ['kTRC'];
  const lacking = needed.find(name => !tags.has(name));
  if (lacking) return `is damaged: it lacks its table ${lacking}`;
  return { bytes, space, name: nameIn(tags.get('desc')) || 'Unnamed profile' };
}

/** The tagged data of a profile (7.3); undefined where its table leads out of the file. */
function tagsOf(file: Buffer): Map<string, Buffer> | undefined {
  const count = file.readUInt32BE(header);
  if (header + 4 + 12 * count > file.length) return undefined;
  const tags = new Map<string, Buffer>();
  for (let k = 0; k < count; k++) {
    const entry = header + 4 + 12 * k;
    const [from, length] = [file.readUInt32BE(entry + 4), file.readUInt32BE(entry + 8)];
    if (from + length > file.length) return undefined;
    tags.set(file.toString('latin1', entry, entry + 4), file.subarray(from, from + length));
  }
  return tags;
}

/** A description: plain (`desc`, ICC.1:2001-04, 6.5.17), or in several languages (`mluc`, 10.15), of which the first. */
function nameIn(tag: Buffer | undefined): string {
  if (!tag || tag.length < 28) return '';
  const type = tag.toString('latin1', 0, 4);
  const [from, length] =
    type === 'mluc' ? [tag.readUInt32BE(24), tag.readUInt32BE(20)] : [12, tag.readUInt32BE(8)];
  const text = tag.subarray(from, from + length);
  const name = type === 'mluc' ? Buffer.from(text).swap16().toString('utf16le') : text.toString('latin1');
  return name.replace(/[^ -~\u00a0-\uffff]/g, '').trim();
}
