/** Which output profile to ask a printer for, and what to do with it. */
export const whichProfile =
  'Ask the printer for the ICC profile of the press and paper (in Europe often FOGRA39 or FOGRA51 for coated, FOGRA52 for uncoated paper; in America GRACoL or SWOP), put the file into the title’s folder, and name it as “profile” under “print” in book.yaml';
