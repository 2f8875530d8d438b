/** Words that the EPUB says of its own accord, by primary language. */
export interface Terms {
  contents: string;
  /** Headings of the lists of figures and of tables. */
  figures: string;
  tables: string;
  notes: string;
  cover: string;
  titlePage: string;
  imprint: string;
  dedication: string;
  pages: string;
  /** What leads from a picture to its long description, and back. */
  description: string;
  backToText: string;
  landmarks: string;
  text: string;
  /** Before the print edition's imprint, on the imprint page. */
  pagesOf: string;
}

const terms: Record<string, Terms> = {
  de: {
    ...{ figures: 'Abbildungen', tables: 'Tabellen' },
    ...{
      contents: 'Inhalt',
      notes: 'Anmerkungen',
      cover: 'Umschlag',
      titlePage: 'Titelseite',
      imprint: 'Impressum',
    },
    ...{ dedication: 'Widmung', pages: 'Seiten', landmarks: 'Orientierung', text: 'Textbeginn' },
    ...{ description: 'Bildbeschreibung', backToText: 'Zurück zum Text' },
    pagesOf: 'Die Seitenzahlen folgen der Druckausgabe:',
  },
  en: {
    ...{ figures: 'Figures', tables: 'Tables' },
    ...{ contents: 'Contents', notes: 'Notes', cover: 'Cover', titlePage: 'Title page', imprint: 'Imprint' },
    ...{ dedication: 'Dedication', pages: 'Pages', landmarks: 'Landmarks', text: 'Beginning of the text' },
    ...{ description: 'Description of the picture', backToText: 'Back to the text' },
    pagesOf: 'Page numbers are those of the print edition:',
  },
  es: {
    ...{ figures: 'Figuras', tables: 'Tablas' },
    ...{ contents: 'Índice', notes: 'Notas', cover: 'Cubierta', titlePage: 'Portada', imprint: 'Créditos' },
    ...{
      dedication: 'Dedicatoria',
      pages: 'Páginas',
      landmarks: 'Puntos de referencia',
      text: 'Comienzo del texto',
    },
    ...{ description: 'Descripción de la imagen', backToText: 'Volver al texto' },
    pagesOf: 'Los números de página son los de la edición impresa:',
  },
  fr: {
    ...{ figures: 'Figures', tables: 'Tableaux' },
    ...{ contents: 'Table des matières', notes: 'Notes', cover: 'Couverture', titlePage: 'Page de titre' },
    ...{ imprint: 'Mentions légales', dedication: 'Dédicace', pages: 'Pages', landmarks: 'Repères' },
    ...{ description: 'Description de l’image', backToText: 'Retour au texte' },
    ...{ text: 'Début du texte', pagesOf: 'Les numéros de page sont ceux de l’édition imprimée :' },
  },
  it: {
    ...{ figures: 'Figure', tables: 'Tabelle' },
    ...{
      contents: 'Indice',
      notes: 'Note',
      cover: 'Copertina',
      titlePage: 'Frontespizio',
      imprint: 'Colophon',
    },
    ...{ dedication: 'Dedica', pages: 'Pagine', landmarks: 'Punti di riferimento', text: 'Inizio del testo' },
    ...{ description: 'Descrizione dell’immagine', backToText: 'Torna al testo' },
    pagesOf: 'I numeri di pagina sono quelli dell’edizione a stampa:',
  },
};

/** The words for a BCP 47 language; English where the table has no other. */
export function termsOf(language: string): Terms {
  const primary = language.toLowerCase().split('-')[0]!;
  return Object.hasOwn(terms, primary) ? terms[primary]! : terms.en!;
}
