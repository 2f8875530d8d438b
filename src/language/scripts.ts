/** A script, the language it is taken for, and letters by which a run of it shows another language. */
export interface Script {
  letters: string;
  /** ISO 15924 codes, as Unicode knows what each language is written in. */
  codes: readonly string[];
  language: string;
  telltales?: [RegExp, string][];
  direction?: 'rtl';
  /** Punctuation that goes with its letters, a few before and behind them. */
  edges?: string;
}

/** A script of one language, or of one that most of its texts are in; `und` where nothing tells which. */
const script = (name: string, code: string, language: string, direction?: 'rtl'): Script => ({
  letters: `\\p{Script=${name}}`,
  codes: [code],
  language,
  ...(direction && { direction }),
});

/** Whoever knows better says so with `<span lang="…">` or in the lists of `book.yaml`. */
export const scripts: readonly Script[] = [
  { ...script('Greek', 'Grek', 'el'), telltales: [[/[\u1f00-\u1fff]/u, 'grc']] },
  {
    ...script('Cyrillic', 'Cyrl', 'ru'),
    telltales: [
      [/[іїєґ]/iu, 'uk'],
      [/ў/iu, 'be'],
      [/[ђћџљњј]/iu, 'sr'],
    ],
  },
  script('Hebrew', 'Hebr', 'he', 'rtl'),
  {
    ...script('Arabic', 'Arab', 'ar', 'rtl'),
    codes: ['Arab', 'Aran'],
    telltales: [[/[پچژگ]/u, 'fa']],
  },
  {
    letters: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}',
    // Korean has Chinese letters too.
    codes: ['Hans', 'Hant', 'Jpan', 'Kore'],
    language: 'zh',
    telltales: [
      [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
      [/\p{Script=Bopomofo}/u, 'zh-Hant'],
    ],
    edges: '\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff1f\uff61-\uff65',
  },
  script('Hangul', 'Kore', 'ko'),
  script('Armenian', 'Armn', 'hy'),
  script('Georgian', 'Geor', 'ka'),
  script('Devanagari', 'Deva', 'hi'),
  { ...script('Bengali', 'Beng', 'bn'), telltales: [[/[\u09f0\u09f1]/u, 'as']] },
  script('Gurmukhi', 'Guru', 'pa'),
  script('Gujarati', 'Gujr', 'gu'),
  script('Oriya', 'Orya', 'or'),
  script('Tamil', 'Taml', 'ta'),
  script('Telugu', 'Telu', 'te'),
  script('Kannada', 'Knda', 'kn'),
  script('Malayalam', 'Mlym', 'ml'),
  script('Sinhala', 'Sinh', 'si'),
  script('Thai', 'Thai', 'th'),
  script('Lao', 'Laoo', 'lo'),
  script('Khmer', 'Khmr', 'km'),
  script('Myanmar', 'Mymr', 'my'),
  script('Tibetan', 'Tibt', 'bo'),
  script('Mongolian', 'Mong', 'mn-Mong'),
  script('Javanese', 'Java', 'jv-Java'),
  script('Ethiopic', 'Ethi', 'am'),
  script('Thaana', 'Thaa', 'dv', 'rtl'),
  script('Syriac', 'Syrc', 'syc', 'rtl'),
  script('Samaritan', 'Samr', 'und-Samr', 'rtl'),
  script('Cherokee', 'Cher', 'chr'),
  script('Coptic', 'Copt', 'cop'),
  script('Glagolitic', 'Glag', 'cu-Glag'),
  script('Gothic', 'Goth', 'got'),
  script('Runic', 'Runr', 'und-Runr'),
  script('Linear_A', 'Lina', 'und-Lina'),
  script('Linear_B', 'Linb', 'gmy'),
  script('Cypriot', 'Cprt', 'und-Cprt', 'rtl'),
  script('Phoenician', 'Phnx', 'phn', 'rtl'),
  script('Old_South_Arabian', 'Sarb', 'und-Sarb', 'rtl'),
  script('Avestan', 'Avst', 'ae', 'rtl'),
  script('Old_Persian', 'Xpeo', 'peo'),
  script('Old_Turkic', 'Orkh', 'otk', 'rtl'),
  script('Brahmi', 'Brah', 'und-Brah'),
  script('Cuneiform', 'Xsux', 'und-Xsux'),
  script('Egyptian_Hieroglyphs', 'Egyp', 'egy'),
];
