import type { Language } from '../language.ts';
import { forms, phrases, words } from './lists.ts';

export const italian: Language = {
  labels:
    words(`capitolo capo libro lettera lezione sezione canto atto scena giornata novella dialogo discorso predica
    sermone saggio conferenza meditazione lettura veglia`),
  parts: words('parte tomo volume'),
  articles: words('il la lo'),
  numerals: {
    cardinals: forms(`uno, una
      due
      tre
      quattro
      cinque
      sei
      sette
      otto
      nove
      dieci
      undici
      dodici
      tredici
      quattordici
      quindici
      sedici
      diciassette
      diciotto
      diciannove
      venti
      ventuno
      ventidue
      ventitré
      ventiquattro
      venticinque
      ventisei
      ventisette
      ventotto
      ventinove
      trenta`),
    ordinals: forms(`prim{o a}
      second{o a}
      terz{o a}
      quart{o a}
      quint{o a}
      sest{o a}
      settim{o a}
      ottav{o a}
      non{o a}
      decim{o a}
      undicesim{o a}, undecim{o a}, decimoprim{o a}, decima prima, decimo primo
      dodicesim{o a}, duodecim{o a}, decimosecond{o a}, decima seconda, decimo secondo
      tredicesim{o a}, decimoterz{o a}, decima terza, decimo terzo
      quattordicesim{o a}, decimoquart{o a}, decima quarta, decimo quarto
      quindicesim{o a}, decimoquint{o a}, decima quinta, decimo quinto
      sedicesim{o a}, decimosest{o a}, decima sesta, decimo sesto
      diciassettesim{o a}, decimosettim{o a}, decima settima, decimo settimo
      diciottesim{o a}, decimottav{o a}, decimoottav{o a}, decima ottava, decimo ottavo
      diciannovesim{o a}, decimonon{o a}, decima nona, decimo nono
      ventesim{o a}, vigesim{o a}
      ventunesim{o a}, ventesimoprim{o a}, vigesimoprim{o a}, ventesimo primo, ventesima prima
      ventiduesim{o a}, ventesimosecond{o a}, vigesimosecond{o a}, ventesimo secondo, ventesima seconda
      ventitreesim{o a}, ventesimoterz{o a}, vigesimoterz{o a}, ventesimo terzo, ventesima terza
      ventiquattresim{o a}, ventesimoquart{o a}, vigesimoquart{o a}, ventesimo quarto, ventesima quarta
      venticinquesim{o a}, ventesimoquint{o a}, vigesimoquint{o a}, ventesimo quinto, ventesima quinta
      ventiseiesim{o a}, ventesimosest{o a}, vigesimosest{o a}, ventesimo sesto, ventesima sesta
      ventisettesim{o a}, ventesimosettim{o a}, vigesimosettim{o a}, ventesimo settimo, ventesima settima
      ventottesim{o a}, ventesimottav{o a}, vigesimottav{o a}, ventesimo ottavo, ventesima ottava
      ventinovesim{o a}, ventesimonon{o a}, vigesimonon{o a}, ventesimo nono, ventesima nona
      trentesim{o a}, trigesim{o a}`),
  },
  ordinalEndings: words('º ° ª .º .° .ª'),
  bareOrdinals: true,
  titles: {
    preface:
      phrases(`prefazione, prefazione dell'autore, prefazione del traduttore, prefazione alla prima edizione,
      prefazione alla seconda edizione, prefazione all'edizione italiana, proemio, nota dell'autore,
      nota del traduttore, nota al testo, nota del curatore, nota dell'editore, nota editoriale, al lettore,
      ai lettori, a chi legge`),
    foreword: phrases('premessa, avvertenza, avvertenze, presentazione'),
    acknowledgements: phrases('ringraziamenti, ringraziamento'),
    abbreviations: phrases(
      'abbreviazioni, elenco delle abbreviazioni, sigle, sigle e abbreviazioni, abbreviazioni e sigle',
    ),
    prologue: phrases('prologo, preludio'),
    introduction: phrases('introduzione, introduzione generale, introduzione del curatore'),
    conclusion: phrases('conclusione, conclusioni, considerazioni conclusive, osservazioni conclusive'),
    epilogue: phrases('epilogo'),
    afterword: phrases('postfazione, poscritto'),
    appendix: phrases('appendice, appendici, allegato, allegati'),
    notes: phrases('note, note al testo, note di chiusura, note e riferimenti'),
    glossary: phrases('glossario'),
    bibliography:
      phrases(`bibliografia, riferimenti bibliografici, nota bibliografica, bibliografia essenziale,
      bibliografia generale, opere citate, fonti e bibliografia, testi citati, bibliografia selezionata`),
    // the bare `indice` is the contents
    index: phrases(`indice dei nomi, indice analitico, indice alfabetico, indice onomastico, indice tematico,
      indice dei nomi propri, indice delle cose notevoli, indice dei luoghi, indice dei nomi e dei luoghi,
      indice degli autori, indice delle persone, indice toponomastico, indice per materie, indice delle materie notevoli`),
  },
  contents:
    phrases(`indice, sommario, indice generale, indice del volume, indice dei capitoli, indice delle materie,
    tavola delle materie, contenuto`),
  tables: words('tabella tab.'),
  ibidem: words('ibid ib ibidem'),
  titleStyle: 'sentence',
  smallWords:
    words(`il lo la i gli le l un uno una di del dello della dei degli delle dell d da dal dallo dalla dai dagli
    dalle dall a al allo alla ai agli alle all in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli
    sulle sull con col per tra fra e ed o od`),
  abbreviations:
    words(`sig sigg sig.ra dott prof ing avv on s ss cf cfr p pp vol voll t tomo cap capp fig figg ed edd
    cit trad ecc es n nn sec secc art tav tavv v vv c ca par op a.c d.c`),
  prefixes: words(
    'anti auto contro ex extra neo non post pre pro pseudo semi sotto sovra sub super ultra vice',
  ),
  hyphenPrefixes: words('ex non'),
  hyphenParticles: [],
  conjunctions: words('e ed o'),
  nameParticles: words('mc mac de di da del della la lo d'),
  combining: [],
  suffixes: words('abile aggio ibile ismo ismi ista isti iste mente mento menti zione zioni'),
  emphasis: words('corsivo corsivi enfasi sottolineatura sottolineature'),
  pages: words('pagina pag. p.'),
  see: words('vedi cfr.'),
  seeAlso: phrases('vedi anche, v. anche, cfr. anche'),
  terms: {
    contents: 'Indice',
    figures: 'Figure',
    tables: 'Tabelle',
    note: 'Nota',
    notes: 'Note',
    cover: 'Copertina',
    titlePage: 'Frontespizio',
    imprint: 'Colophon',
    dedication: 'Dedica',
    pages: 'Pagine',
    description: 'Descrizione dell’immagine',
    backToText: 'Torna al testo',
    landmarks: 'Punti di riferimento',
    text: 'Inizio del testo',
    pagesOf: 'I numeri di pagina sono quelli dell’edizione a stampa:',
    notesTo: ['Note a pagina', 'Note alle pagine'],
    continued: 'continua',
    from: 'Riedito da',
    made: 'Composto in * con Reissue.',
    withCorrections: 'con correzioni',
    translatedBy: 'Traduzione di *',
    editedBy: 'A cura di *',
    parts: {
      epigraph: 'Epigrafe',
      halfTitle: 'Occhiello',
      frontispiece: 'Antiporta',
      colophon: 'Colofone',
      errata: 'Errata corrige',
      chronology: 'Cronologia',
      plates: 'Elenco delle tavole',
      acknowledgements: 'Ringraziamenti',
      aboutAuthor: 'Nota sull’autore',
      alsoBy: 'Altre opere',
    },
    access: {
      text: 'Testo che si adatta a dimensione, carattere e colori scelti, con titoli per spostarsi',
      pages: 'un elenco delle pagine dell’edizione a stampa',
      described: 'descrizioni di tutte le immagini',
      undescribed: 'immagini non tutte descritte',
      long: 'descrizioni estese delle immagini complesse',
    },
  },
};
