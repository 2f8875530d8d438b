/** An address with its escapes as the characters they stand for; as it is where a percent sign escapes nothing: `50%.png`. */
export function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
