/** Whom a file for the printer may be made for: printers, an offset press, or the standard alone. */
export const printerNames = ['kdp', 'ingram', 'lulu', 'bookvault', 'offset', 'pdf-x-4'] as const;

export type PrinterName = (typeof printerNames)[number];

/** Those whose rules for covers are known. */
export const coverPrinters = ['kdp', 'ingram', 'lulu', 'bookvault'] as const;

export type CoverPrinter = (typeof coverPrinters)[number];

export const isCoverPrinter = (printer: PrinterName): printer is CoverPrinter =>
  (coverPrinters as readonly string[]).includes(printer);
