/** The letters of a text, as two settings of it are compared: in one form, in lower case, without all else. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
