/** Places of a text are told apart up to here: ten thousand pages have fewer letters. With a hash they fill a number. */
const places = 2 ** 25;

/** A hash of so many letters from an offset on (FNV-1a), of 28 bits. */
function hashOf(text: string, from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let k = from; k < from + length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash >>> 4;
}

/**
 * Finds stretches of a text of a certain length without looking through it each time.
 * @returns a function that finds where a stretch stands first, from one offset on and ending before another; -1 where it
 *   does not. A shorter stretch is looked for.
 */
export function stretchesOf(text: string, length: number) {
  const count = Math.min(places, Math.max(0, text.length - length + 1));
  const hashes = new Uint32Array(count);
  for (let at = 0; at < count; at++) hashes[at] = hashOf(text, at, length);
  // By hash, and by place where that is the same.
  const order = Float64Array.from(hashes, (hash, at) => hash * places + at).sort();
  return (stretch: string, from: number, end: number): number => {
    if (stretch.length < length) {
      const at = text.slice(from, end).indexOf(stretch);
      return at < 0 ? -1 : from + at;
    }
    const hash = hashOf(stretch, 0, length);
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order[middle]! < hash * places + from) low = middle + 1;
      else high = middle;
    }
    for (; low < count && order[low]! < (hash + 1) * places; low++) {
      const at = order[low]! - hash * places;
      if (at + length > end) return -1;
      if (text.startsWith(stretch, at)) return at;
    }
    return -1;
  };
}
