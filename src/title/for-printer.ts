import type { Title } from '../title.ts';
import { isCoverPrinter, type PrinterName } from './printers.ts';

/**
 * A title as it is made for a printer, whoever `book.yaml` names. What it says of bleed and marks holds for all of them, as far
 * as they take it.
 *
 * @param printer undefined for the one that it names
 */
export function forPrinter(title: Title, printer: PrinterName | undefined): Title {
  if (!printer) return title;
  const { book } = title;
  const coverSettings = { ...book.coverSettings, printer: isCoverPrinter(printer) ? printer : undefined };
  return { ...title, book: { ...book, print: { ...book.print, for: printer }, coverSettings } };
}
