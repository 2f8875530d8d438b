/**
 * Something a person did or must do: bad input, a missing file, no browser. The command line prints its message
 * without a stack trace and ends with `exit`. Everything else that is thrown is a fault of the program.
 */
export class Complaint extends Error {
  override name = 'Complaint';
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** What to do about it. */
  readonly advice: string | undefined;
  /** 1: the book has errors; 2: the command or its input is wrong. */
  readonly exit: 1 | 2;

  constructor(message: string, place: { file?: string; line?: number; advice?: string; exit?: 1 | 2 } = {}) {
    super(message);
    this.file = place.file;
    this.line = place.line;
    this.advice = place.advice;
    this.exit = place.exit ?? 2;
  }
}
