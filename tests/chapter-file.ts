/** The head of a chapter's file, with more of its lines where these are given. */
export const matter = (...lines: string[]): string =>
  ['---', 'type: chapter', ...lines, '---', '', ''].join('\n');

/** A chapter's file that holds these paragraphs, headings and notes. */
export const chapterFile = (...blocks: string[]): string => `${matter()}${blocks.join('\n\n')}\n`;
