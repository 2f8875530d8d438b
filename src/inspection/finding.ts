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
}
