import type { Language } from '../language.ts';
import { afterTen, forms, phrases, words } from './lists.ts';

const cardinals = forms(`jeden, jedna, jedno
  dwa, dwie
  trzy
  cztery
  pięć
  sześć
  siedem, siedm
  osiem, ośm
  dziewięć
  dziesięć
  jedenaście
  dwanaście
  trzynaście
  czternaście
  piętnaście
  szesnaście
  siedemnaście
  osiemnaście
  dziewiętnaście`);
const ordinals = forms(`pierwsz{y a e}
  drug{i a ie}, wtór{y a e}
  trzeci, trzeci{a e}
  czwart{y a e}
  piąt{y a e}
  szóst{y a e}
  siódm{y a e}
  ósm{y a e}
  dziewiąt{y a e}
  dziesiąt{y a e}
  jedenast{y a e}
  dwunast{y a e}
  trzynast{y a e}
  czternast{y a e}
  piętnast{y a e}
  szesnast{y a e}
  siedemnast{y a e}
  osiemnast{y a e}
  dziewiętnast{y a e}`);
const spaced = (ten: string, unit: string) => `${ten} ${unit}`;

export const polish: Language = {
  labels: words(
    `rozdział księga list wykład akt scena pieśń lekcja rozmowa odsłona sekcja esej kazanie dialog`,
  ),
  parts: words('część tom'),
  articles: [],
  numerals: {
    cardinals: [
      ...cardinals,
      ['dwadzieścia'],
      ...afterTen(['dwadzieścia'], cardinals, spaced),
      ['trzydzieści'],
    ],
    ordinals: [
      ...ordinals,
      ...forms('dwudziest{y a e}'),
      ...afterTen(words('dwudziesty dwudziesta dwudzieste'), ordinals, spaced),
      ...forms('trzydziest{y a e}'),
    ],
  },
  ordinalEndings: words('. -y -a -e -szy -sza -gi -ga -ci -cia'),
  bareOrdinals: true,
  titles: {
    preface: phrases(`przedmowa, przedmowa autora, przedmowa tłumacza, przedmowa do pierwszego wydania,
      przedmowa do drugiego wydania, przedmowa do wydania pierwszego, przedmowa do wydania drugiego,
      przedmowa do wydania polskiego, od autora, od autorki, od tłumacza, od wydawcy, od redakcji, od redaktora,
      nota wydawnicza, nota edytorska, nota redakcyjna, do czytelnika, uwagi wstępne`),
    foreword: phrases('słowo wstępne, słowo od autora, przedsłowie, słowo od wydawcy'),
    acknowledgements: phrases('podziękowania, podziękowanie'),
    abbreviations: phrases('wykaz skrótów, skróty, lista skrótów, spis skrótów'),
    prologue: phrases('prolog'),
    introduction: phrases('wstęp, wprowadzenie, wstęp ogólny, wstęp autora, wstęp tłumacza'),
    conclusion: phrases(
      'zakończenie, wnioski, podsumowanie, uwagi końcowe, zamknięcie, konkluzja, konkluzje',
    ),
    epilogue: phrases('epilog'),
    afterword: phrases('posłowie, postscriptum, słowo końcowe'),
    appendix: phrases('dodatek, dodatki, aneks, aneksy, załącznik, załączniki, apendyks'),
    notes: phrases('przypisy, przypisy końcowe, objaśnienia, przypisy i objaśnienia'),
    glossary: phrases(
      'słowniczek, słownik, słownik pojęć, słownik terminów, glosariusz, słowniczek terminów',
    ),
    bibliography: phrases(`bibliografia, literatura, literatura cytowana, wykaz literatury, spis literatury,
      bibliografia wybrana, bibliografia selektywna, nota bibliograficzna, źródła i literatura, piśmiennictwo,
      literatura przedmiotu, wybrana bibliografia`),
    index:
      phrases(`indeks, indeks osób, indeks nazwisk, indeks rzeczowy, indeks osobowy, skorowidz, indeks nazw,
      indeks nazw geograficznych, indeks miejscowości, skorowidz nazwisk, skorowidz rzeczowy, indeks pojęć,
      indeks osób i miejsc, indeks przedmiotowy`),
  },
  contents: phrases('spis treści, spis rzeczy, treść, zawartość'),
  tables: words('tabela tablica tab.'),
  ibidem: words('ibid ibidem tamże'),
  titleStyle: 'sentence',
  smallWords: words(
    'a i w we z ze o od do na nad po pod przed przy przez dla za u ku lub oraz bez między albo ale',
  ),
  abbreviations:
    words(`p pp prof dr hab inż mgr ks św s ss t tt r w ww por zob np tzn tj m.in itd itp tzw red tłum przeł
    wyd rys tab ryc nr ok rozdz cz ul im gen płk kpt art ust pkt zm ur op cit`),
  prefixes: words('anty eks ekstra kontr neo nie pro pseudo quasi super ultra wice'),
  hyphenPrefixes: words('eks quasi'),
  hyphenParticles: [],
  conjunctions: words('i oraz lub'),
  nameParticles: words('mc mac de la van'),
  combining: [],
  suffixes: words('anie ania enie enia ość ości ski ska skie ów'),
  emphasis: words('podkreślenie podkreślenia wyróżnienie wyróżnienia kursywa'),
  pages: words('strona str. s.'),
  see: words('zob. zobacz por.'),
  seeAlso: phrases('zob. też, zob. także, zobacz też, zobacz także, por. też, por. także'),
  terms: {
    contents: 'Spis treści',
    figures: 'Ilustracje',
    tables: 'Tabele',
    note: 'Przypis',
    notes: 'Przypisy',
    cover: 'Okładka',
    titlePage: 'Strona tytułowa',
    imprint: 'Strona redakcyjna',
    dedication: 'Dedykacja',
    pages: 'Strony',
    description: 'Opis ilustracji',
    backToText: 'Powrót do tekstu',
    landmarks: 'Punkty orientacyjne',
    text: 'Początek tekstu',
    pagesOf: 'Numery stron według wydania drukowanego:',
    notesTo: ['Przypisy do strony', 'Przypisy do stron'],
    continued: 'ciąg dalszy',
    from: 'Wznowione według',
    made: 'Złożono krojem * w programie Reissue.',
    withCorrections: 'z poprawkami',
    translatedBy: 'Przekład: *',
    editedBy: 'Redakcja: *',
    parts: {
      epigraph: 'Motto',
      halfTitle: 'Przedtytuł',
      frontispiece: 'Frontyspis',
      colophon: 'Kolofon',
      errata: 'Errata',
      chronology: 'Kalendarium',
      plates: 'Spis tablic',
      acknowledgements: 'Podziękowania',
      aboutAuthor: 'O autorze',
      alsoBy: 'Inne książki',
    },
    access: {
      text: 'Tekst, który dostosowuje się do wielkości, kroju pisma i kolorów czytelnika, z nagłówkami do poruszania się',
      pages: 'lista stron wydania drukowanego',
      described: 'opisy wszystkich ilustracji',
      undescribed: 'ilustracje, z których nie wszystkie są opisane',
      long: 'obszerne opisy złożonych ilustracji',
    },
  },
};
