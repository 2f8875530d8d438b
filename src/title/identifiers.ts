/** Whether a text is an ISBN of ten or thirteen digits, hyphens and spaces among them, whose check digit is right. */
export function isIsbn(text: string): boolean {
  const digits = bareIsbn(text);
  if (/^97[89]\d{10}$/.test(digits)) return checkDigit13(digits.slice(0, 12)) === digits.at(-1);
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const value = (digit: string) => (digit === 'X' ? 10 : Number(digit));
  return [...digits].reduce((sum, digit, at) => sum + value(digit) * (10 - at), 0) % 11 === 0;
}

/** An ISBN as thirteen digits, as trade records have it; one of ten digits gets its prefix and another check digit. */
export function isbn13(isbn: string): string {
  const digits = bareIsbn(isbn);
  if (digits.length === 13) return digits;
  const body = `978${digits.slice(0, 9)}`;
  return body + checkDigit13(body);
}

const bareIsbn = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** The check digit of a GTIN-13 (GS1 General Specifications). */
function checkDigit13(body: string): string {
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether a text is an ORCID iD, `0000-0002-1825-0097`, whose check digit is right (ISO/IEC 7064, MOD 11-2). */
export function isOrcid(text: string): boolean {
  if (!/^(?:\d{4}-){3}\d{3}[\dX]$/.test(text)) return false;
  const digits = text.replaceAll('-', '');
  const total = [...digits.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : String(check));
}

/** A DOI as it is printed and searched for (ISO 26324): `10.`, who gave it, and a suffix. */
export const doiForm = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;
