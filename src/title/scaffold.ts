/** The words that a new title begins with, to be replaced. */
export const scaffold =
  'Replace this sentence with the text of the chapter, and put further chapters beside this file.';
