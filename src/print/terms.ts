/** Words that the print edition sets of its own accord, by primary language. */
interface Terms {
  contents: string;
  notes: string;
  /** Running head of notes, followed by the pages they belong to: one, or several. */
  notesTo: [page: string, pages: string];
}

const terms: Record<string, Terms> = {
  de: {
    contents: 'Inhalt',
    notes: 'Anmerkungen',
    notesTo: ['Anmerkungen zu Seite', 'Anmerkungen zu den Seiten'],
  },
  en: { contents: 'Contents', notes: 'Notes', notesTo: ['Notes to page', 'Notes to pages'] },
  es: { contents: 'Índice', notes: 'Notas', notesTo: ['Notas a la página', 'Notas a las páginas'] },
  fr: { contents: 'Table des matières', notes: 'Notes', notesTo: ['Notes de la page', 'Notes des pages'] },
  it: { contents: 'Indice', notes: 'Note', notesTo: ['Note a pagina', 'Note alle pagine'] },
  nl: { contents: 'Inhoud', notes: 'Noten', notesTo: ['Noten bij bladzijde', 'Noten bij bladzijden'] },
  pl: { contents: 'Spis treści', notes: 'Przypisy', notesTo: ['Przypisy do strony', 'Przypisy do stron'] },
  pt: { contents: 'Sumário', notes: 'Notas', notesTo: ['Notas à página', 'Notas às páginas'] },
  ru: { contents: 'Содержание', notes: 'Примечания', notesTo: ['Примечания к с.', 'Примечания к с.'] },
};

/** The words for a BCP 47 language; English where the table has no other. */
export function termsOf(language: string): Terms {
  return terms[language.toLowerCase().split('-')[0]!] ?? terms.en!;
}
