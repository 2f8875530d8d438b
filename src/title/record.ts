/** Whom a book is for, as `book.yaml` says it, with its code of ONIX list 28. */
export const audiences = {
  general: '01',
  children: '02',
  teenagers: '03',
  students: '05',
  scholars: '06',
  'adult learners': '08',
} as const;

/** What frees a publisher from the European Accessibility Act (W3C, “The EPUB Accessibility exemption property”). */
export const exemptions = [
  'eaa-microenterprise',
  'eaa-disproportionate-burden',
  'eaa-fundamental-alteration',
] as const;

/** A subject heading, with its codes where it has any. */
export interface Subject {
  text: string;
  /** `HIS054000` */
  bisac?: string | undefined;
  /** `NHTB`, or a qualifier such as `3MP`. */
  thema?: string | undefined;
}

/** What an edition costs. */
export interface Price {
  edition: 'epub' | 'print' | 'pdf';
  /** As written: `19.99`; `0` is free of charge. */
  amount: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1; everywhere where there are none. */
  countries: string[];
  tax: 'included' | 'excluded';
}

/** Who certifies that the EPUB conforms, and to what. */
export interface Certifier {
  name: string;
  wcag: '2.0' | '2.1' | '2.2';
  level: 'A' | 'AA' | 'AAA';
  /** In words, or the address of a badge. */
  credential?: string | undefined;
  date?: string | undefined;
  /** Address of the report. */
  report?: string | undefined;
}

/** What the press says of the EPUB's accessibility, beyond what is found in it. */
export interface AccessibilityWords {
  /** In the book's language, in place of the one that is made. */
  summary?: string | undefined;
  exemption?: (typeof exemptions)[number] | undefined;
  /** E-mail address for questions. */
  contact?: string | undefined;
  /** Version of EPUB Accessibility whose properties the package uses. */
  standard: '1.1' | '1.2';
}

/** How the ONIX record is made. */
export interface OnixSettings {
  /** Whether every build makes it. */
  make: boolean;
  release: '3.0' | '3.1';
  /** Who sends it; the publisher where nobody is named. */
  sender?: { name?: string | undefined; email?: string | undefined } | undefined;
  supplier?: string | undefined;
  /** `WORLD`, or countries, where the press has the right to sell. */
  territory: string[];
  binding?: 'paperback' | 'hardback' | undefined;
}

/** What catalogues, shops and libraries are told of a book, beyond what its title page says. */
export interface CatalogueEntry {
  /** The title as it is sorted: `Printed Page, The`. */
  sort?: string | undefined;
  /** Of the work that was translated. */
  original: { title?: string | undefined; language?: string | undefined };
  /** Languages of its text beside the first, BCP 47. */
  languages: string[];
  /** Which pages the page list of the EPUB has, where there are two prints. */
  pages: 'original' | 'reissue';
  /** Of each edition, from the first printing on. */
  isbn: { epub?: string | undefined; print?: string | undefined; pdf?: string | undefined };
  doi?: string | undefined;
  subjects: Subject[];
  audience?: keyof typeof audiences | undefined;
  /** Years of age that it is for. */
  ages: { from?: number | undefined; to?: number | undefined };
  prices: Price[];
  accessibility: AccessibilityWords;
  /** Only then `conformsTo` is written. */
  certifier?: Certifier | undefined;
  onix: OnixSettings;
}
