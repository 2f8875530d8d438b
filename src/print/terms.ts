/** Words that the print edition sets of its own accord, by primary language. */
interface Terms {
  contents: string;
  notes: string;
}

const terms: Record<string, Terms> = {
  de: { contents: 'Inhalt', notes: 'Anmerkungen' },
  en: { contents: 'Contents', notes: 'Notes' },
  es: { contents: 'Índice', notes: 'Notas' },
  fr: { contents: 'Table des matières', notes: 'Notes' },
  it: { contents: 'Indice', notes: 'Note' },
  nl: { contents: 'Inhoud', notes: 'Noten' },
  pl: { contents: 'Spis treści', notes: 'Przypisy' },
  pt: { contents: 'Sumário', notes: 'Notas' },
  ru: { contents: 'Содержание', notes: 'Примечания' },
};

/** The words for a BCP 47 language; English where the table has no other. */
export function termsOf(language: string): Terms {
  return terms[language.toLowerCase().split('-')[0]!] ?? terms.en!;
}
