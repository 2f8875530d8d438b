import type { Language } from '../language.ts';
import { afterTen, forms, phrases, words } from './lists.ts';

const units = forms(`ein
  zwei
  drei
  vier
  fünf
  sechs
  sieben
  acht
  neun`);
const tens = words('zwanzig dreißig dreissig');
const thirty = tens.slice(1);
const inflected = '{e er es}';
const ordinal = (ten: string, unit: string) => `${unit}und${ten}st`;
const inflect = (stems: string[]): string[] =>
  stems.flatMap(stem => ['e', 'er', 'es'].map(end => stem + end));

export const german: Language = {
  labels:
    words(`kapitel capitel kapitul vorlesung buch abschnitt brief hauptstück gesang aufzug akt act auftritt szene
    scene abenteuer gespräch predigt abhandlung lektion vortrag aventiure abend`),
  parts: words('teil theil band bd. abteilung abtheilung'),
  articles: words('das der die'),
  numerals: {
    cardinals: [
      ...forms(`eins
        zwei
        drei
        vier
        fünf
        sechs
        sieben
        acht
        neun
        zehn
        elf, eilf
        zwölf
        dreizehn
        vierzehn
        fünfzehn
        sechzehn
        siebzehn
        achtzehn
        neunzehn
        zwanzig`),
      ...afterTen(tens.slice(0, 1), units, (ten, unit) => `${unit}und${ten}`),
      thirty,
    ],
    ordinals: [
      ...forms(`erst${inflected}
        zweit${inflected}, zweyt${inflected}
        dritt${inflected}
        viert${inflected}
        fünft${inflected}
        sechst${inflected}
        siebt${inflected}, siebent${inflected}
        acht${inflected}
        neunt${inflected}
        zehnt${inflected}
        elft${inflected}, eilft${inflected}
        zwölft${inflected}
        dreizehnt${inflected}
        vierzehnt${inflected}
        fünfzehnt${inflected}
        sechzehnt${inflected}
        siebzehnt${inflected}, siebenzehnt${inflected}
        achtzehnt${inflected}
        neunzehnt${inflected}
        zwanzigst${inflected}`),
      ...afterTen(tens.slice(0, 1), units, ordinal).map(stems => inflect([...stems])),
      inflect(thirty.map(ten => `${ten}st`)),
    ],
  },
  ordinalEndings: words('. tes ter te stes ster ste'),
  bareOrdinals: false,
  titles: {
    preface:
      phrases(`vorwort, vorrede, vorbemerkung, vorbemerkungen, vorwort des verfassers, vorwort des herausgebers,
      vorwort des übersetzers, vorwort der herausgeber, vorwort zur ersten auflage, vorwort zur zweiten auflage,
      vorwort zur dritten auflage, vorwort zur neuausgabe, vorwort zur deutschen ausgabe, zur vorrede,
      zu dieser ausgabe, editorische notiz, an den leser`),
    foreword: phrases('geleitwort, zum geleit'),
    acknowledgements: phrases('danksagung, danksagungen, dank'),
    abbreviations: phrases(
      'abkürzungen, abkürzungsverzeichnis, verzeichnis der abkürzungen, siglen, siglenverzeichnis',
    ),
    prologue: phrases('prolog, vorspiel'),
    introduction: phrases('einleitung, einführung, zur einführung, zur einleitung, einleitende bemerkungen'),
    conclusion:
      phrases(`schluss, schluß, schlussbetrachtung, schlußbetrachtung, schlussbemerkung, schlußbemerkung,
      schlusswort, schlußwort, zusammenfassung, fazit, beschluss, beschluß`),
    epilogue: phrases('epilog, nachspiel'),
    afterword: phrases('nachwort, nachbemerkung, nachschrift, nachwort des herausgebers'),
    appendix: phrases('anhang, anhänge, beilage, beilagen, nachtrag, nachträge'),
    notes: phrases('anmerkungen, endnoten, noten, anmerkungen und nachweise'),
    glossary: phrases('glossar, worterklärungen, begriffserklärungen'),
    bibliography: phrases(`literatur, literaturverzeichnis, literaturhinweise, bibliographie, bibliografie,
      auswahlbibliographie, auswahlbibliografie, quellen und literatur, quellenverzeichnis, quellen- und literaturverzeichnis,
      schriftenverzeichnis`),
    index: phrases(`register, personenregister, sachregister, namenregister, namensregister, ortsregister,
      personen- und sachregister, namen- und sachregister, personenverzeichnis, index, stichwortverzeichnis,
      schlagwortverzeichnis`),
  },
  contents: phrases('inhalt, inhaltsverzeichnis, inhaltsübersicht, inhalts-verzeichnis'),
  tables: ['tabelle'],
  ibidem: words('ebd ebda ebenda ibid ibidem'),
  titleStyle: 'nouns',
  smallWords:
    words(`der die das und oder von zu zur zum in im an am auf aus bei mit nach für des dem den ein eine als
    einer eines einem einen über unter vor vom beim um durch gegen ohne`),
  abbreviations:
    words(`dr prof hr fr st bd bde hg hrsg s f ff vgl z.b d.h u.a nr jh ca bzw usw kap abb anm aufl ebd sog
    tab übers v.a geb gest jg o.j o.o sp vs etc`),
  prefixes: words('anti ex nicht neo post pseudo quasi'),
  hyphenPrefixes: words('ex nicht'),
  hyphenParticles: [],
  conjunctions: words('und oder bis'),
  nameParticles: words('mc mac de du la le van'),
  combining: [],
  suffixes: words('bar heit keit lich los schaft tum ung ungen weise'),
  emphasis: words('hervorhebung hervorhebungen kursivierung'),
  pages: words('seite s.'),
  see: ['siehe'],
  seeAlso: phrases('siehe auch, s. auch, vgl. auch'),
  terms: {
    contents: 'Inhalt',
    figures: 'Abbildungen',
    tables: 'Tabellen',
    note: 'Anmerkung',
    notes: 'Anmerkungen',
    cover: 'Umschlag',
    titlePage: 'Titelseite',
    imprint: 'Impressum',
    dedication: 'Widmung',
    pages: 'Seiten',
    description: 'Bildbeschreibung',
    backToText: 'Zurück zum Text',
    landmarks: 'Orientierung',
    text: 'Textbeginn',
    pagesOf: 'Die Seitenzahlen folgen der Druckausgabe:',
    notesTo: ['Anmerkungen zu Seite', 'Anmerkungen zu den Seiten'],
    continued: 'Fortsetzung',
    from: 'Neu herausgegeben nach',
    made: 'Gesetzt aus der * mit Reissue.',
    withCorrections: 'mit Korrekturen',
    translatedBy: 'Übersetzt von *',
    editedBy: 'Herausgegeben von *',
    parts: {
      epigraph: 'Motto',
      halfTitle: 'Schmutztitel',
      frontispiece: 'Frontispiz',
      colophon: 'Kolophon',
      errata: 'Berichtigungen',
      chronology: 'Zeittafel',
      plates: 'Tafelverzeichnis',
      acknowledgements: 'Danksagung',
      aboutAuthor: 'Über die Autorin oder den Autor',
      alsoBy: 'Weitere Werke',
    },
    access: {
      text: 'Text, der sich Schriftgröße, Schriftart und Farben der Lesenden anpasst, mit Überschriften zum Springen',
      pages: 'eine Liste der Seiten der Druckausgabe',
      described: 'Beschreibungen aller Bilder',
      undescribed: 'Bilder, die nicht alle beschrieben sind',
      long: 'ausführliche Beschreibungen schwieriger Bilder',
    },
  },
};
