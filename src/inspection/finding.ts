/** What an inspection reports: like a compiler's message, with a place an editor can go to. */
export interface Finding {
  /** Stable code, explained in the handbook: `note-without-reference`. */
  code: string;
  /** `info` is what people read as “remark”. */
  severity: 'error' | 'warning' | 'info';
  /** One sentence for the editor: what is wrong and what to do. */
  message: string;
  /** File, relative to the title's folder or absolute. */
  file?: string;
  /** Where `file` is an archive: the path of the file in it that line and column are of. */
  within?: string;
  line?: number;
  column?: number;
  /** In a PDF: the page by its position from 1, and where on it: points from the left and upper edge of the trimmed page. */
  page?: number;
  position?: { x: number; y: number };
  /** All pages of which the same is to be said, where they are more than one; `page` is the first. */
  pages?: number[];
  /** Where the rule is published that the PDF does not keep. */
  published?: string;
}
