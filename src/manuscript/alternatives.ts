/** An image's file name, where its alternative text should be: `press.png`, or `IMG_0034` of `IMG_0034.jpeg`. */
export function isFileName(alternative: string, src: string): boolean {
  const text = alternative.trim().toLowerCase();
  if (/^[^\s/\\]+\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|heic)$/.test(text)) return true;
  const stem = src
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  return text === stem && /[\d_-]/.test(stem);
}

/** Whether an alternative text says no more than the caption, which a voice would then read twice. */
export function repeatsCaption(alternative: string, caption: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const said = letters(alternative);
  return said !== '' && [caption, caption.trim().replace(number, '')].some(text => letters(text) === said);
}

/** `Figure 1.`, `Fig. 2.3:`, before a caption. */
const number = /^\p{L}+\.?\s+[\p{N}.]+\p{L}?[.:]?\s+/u;
