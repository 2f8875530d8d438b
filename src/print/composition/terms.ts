/** Words that the print edition sets of its own accord, by primary language. */
export interface Terms {
  contents: string;
  /** Headings of the lists of figures and of tables. */
  figures: string;
  tables: string;
  notes: string;
  /** Running head of notes, followed by the pages they belong to: one, or several. */
  notesTo: [page: string, pages: string];
  /** Before the printed edition that is reissued. */
  from: string;
  /** How the book was made; the typeface stands for the star. */
  made: string;
}

const terms: Record<string, Terms> = {
  de: {
    contents: 'Inhalt',
    figures: 'Abbildungen',
    tables: 'Tabellen',
    notes: 'Anmerkungen',
    notesTo: ['Anmerkungen zu Seite', 'Anmerkungen zu den Seiten'],
    from: 'Neu herausgegeben nach',
    made: 'Gesetzt aus der * mit Reissue.',
  },
  en: {
    contents: 'Contents',
    figures: 'Figures',
    tables: 'Tables',
    notes: 'Notes',
    notesTo: ['Notes to page', 'Notes to pages'],
    from: 'Reissued from',
    made: 'Set in * with Reissue.',
  },
  es: {
    contents: 'Índice',
    figures: 'Figuras',
    tables: 'Tablas',
    notes: 'Notas',
    notesTo: ['Notas a la página', 'Notas a las páginas'],
    from: 'Reeditado a partir de',
    made: 'Compuesto en * con Reissue.',
  },
  fr: {
    contents: 'Table des matières',
    figures: 'Figures',
    tables: 'Tableaux',
    notes: 'Notes',
    notesTo: ['Notes de la page', 'Notes des pages'],
    from: 'Réédité d’après',
    made: 'Composé en * avec Reissue.',
  },
  it: {
    contents: 'Indice',
    figures: 'Figure',
    tables: 'Tabelle',
    notes: 'Note',
    notesTo: ['Note a pagina', 'Note alle pagine'],
    from: 'Riedito da',
    made: 'Composto in * con Reissue.',
  },
  nl: {
    contents: 'Inhoud',
    figures: 'Afbeeldingen',
    tables: 'Tabellen',
    notes: 'Noten',
    notesTo: ['Noten bij bladzijde', 'Noten bij bladzijden'],
    from: 'Heruitgegeven naar',
    made: 'Gezet uit de * met Reissue.',
  },
  pl: {
    contents: 'Spis treści',
    figures: 'Ilustracje',
    tables: 'Tabele',
    notes: 'Przypisy',
    notesTo: ['Przypisy do strony', 'Przypisy do stron'],
    from: 'Wznowione według',
    made: 'Złożono krojem * w programie Reissue.',
  },
  pt: {
    contents: 'Sumário',
    figures: 'Figuras',
    tables: 'Tabelas',
    notes: 'Notas',
    notesTo: ['Notas à página', 'Notas às páginas'],
    from: 'Reeditado a partir de',
    made: 'Composto em * com Reissue.',
  },
  ru: {
    contents: 'Содержание',
    figures: 'Иллюстрации',
    tables: 'Таблицы',
    notes: 'Примечания',
    notesTo: ['Примечания к с.', 'Примечания к с.'],
    from: 'Переиздано по:',
    made: 'Набрано гарнитурой * в программе Reissue.',
  },
};

/** The words for a BCP 47 language; English where the table has no other. */
export function termsOf(language: string): Terms {
  return terms[language.toLowerCase().split('-')[0]!] ?? terms.en!;
}
