/** An address with its escapes as the characters they stand for; as it is where a percent sign escapes nothing: `50%.png`. */
export function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Signs that no address may have as they are: of an address that is typed or copied they were meant as themselves. */
const unfit = /%(?![\da-f]{2})|[\s"<>\\^`{|}\u007f]/gi;

/**
 * An address of the web as a book may have it (URL Standard, "valid URL string"): what may not stand in it is written with percent
 * signs, as browsers do. Nothing where it is none, as with a port that cannot be.
 */
export function webAddress(typed: string): string | undefined {
  const [whole, start, host = '', rest] = /^(https?:\/\/)([^/?#]+)(.*)$/is.exec(typed) ?? [];
  if (whole === undefined) return /^mailto:./i.test(typed) ? written(typed) : undefined;
  if (!URL.canParse(typed) || host.search(unfit) >= 0) return undefined;
  const [place = '', ...fragment] = rest!.split('#');
  const further = fragment.length > 0 ? `#${fragment.join('%23')}` : '';
  return start + host + written(place + further).replace(/[[\]]/g, encodeURIComponent);
}

const written = (text: string): string => text.replace(unfit, encodeURIComponent);
