/** What an inspection reports: like a compiler's message, with a place an editor can go to. */
export interface Finding {
  /** Stable code, explained in the handbook: `note-without-reference`. */
  code: string;
  severity: 'error' | 'warning' | 'info';
  /** One sentence for the editor: what is wrong and what to do. */
  message: string;
  /** File (relative to the title's folder, or the inspected file) and position in it, where there is one. */
  file?: string;
  line?: number;
  column?: number;
}
