import type { Language } from '../language.ts';
import { afterTen, forms, phrases, words } from './lists.ts';

const units = forms(`eenen
  tweeën, tweeen
  drieën, drieen
  vieren
  vijfen
  zesen
  zevenen
  achten
  negenen`);
const joined = (ten: string, unit: string) => `${unit}${ten}`;

export const dutch: Language = {
  labels:
    words(`hoofdstuk kapittel boek brief lezing les zang bedrijf akte acte toneel tooneel scène scene preek leerrede
    voordracht gesprek afdeling essay verhandeling avond`),
  parts: words('deel band'),
  articles: words('het de'),
  numerals: {
    cardinals: [
      ...forms(`een, één
        twee
        drie
        vier
        vijf
        zes
        zeven
        acht
        negen
        tien
        elf
        twaalf
        dertien
        veertien
        vijftien
        zestien
        zeventien
        achttien
        negentien
        twintig`),
      ...afterTen(['twintig'], units, joined),
      ['dertig'],
    ],
    ordinals: [
      ...forms(`eerste
        tweede
        derde
        vierde
        vijfde
        zesde
        zevende
        achtste
        negende
        tiende
        elfde
        twaalfde
        dertiende
        veertiende
        vijftiende
        zestiende
        zeventiende
        achttiende
        negentiende
        twintigste`),
      ...afterTen(['twintigste'], units, joined),
      ['dertigste'],
    ],
  },
  ordinalEndings: words('e E de ste ᵉ .'),
  bareOrdinals: false,
  titles: {
    preface:
      phrases(`voorwoord, voorrede, voorbericht, woord vooraf, voorwoord van de schrijver, voorwoord van de vertaler,
      voorwoord bij de eerste druk, voorwoord bij de tweede druk, voorwoord bij de derde druk, vooraf,
      verantwoording, bij deze uitgave, aan de lezer, aan den lezer, opmerking vooraf`),
    foreword: phrases('ten geleide, ter inleiding, woord ter inleiding'),
    acknowledgements: phrases('dankwoord, dankbetuiging, dankbetuigingen, woord van dank'),
    abbreviations: phrases('afkortingen, lijst van afkortingen, afkortingenlijst, gebruikte afkortingen'),
    prologue: phrases('proloog, voorspel'),
    introduction: phrases('inleiding, algemene inleiding, introductie, inleidende opmerkingen'),
    conclusion: phrases(
      'conclusie, conclusies, besluit, slot, slotbeschouwing, slotopmerkingen, tot besluit, slotwoord',
    ),
    epilogue: phrases('epiloog, naspel'),
    afterword: phrases('nawoord, naschrift'),
    appendix: phrases('bijlage, bijlagen, appendix, appendices, aanhangsel, aanhangsels'),
    notes: phrases('noten, eindnoten, aantekeningen, aanteekeningen, noten en verwijzingen'),
    glossary: phrases('woordenlijst, verklarende woordenlijst, begrippenlijst, glossarium'),
    bibliography:
      phrases(`bibliografie, literatuur, literatuurlijst, literatuuropgave, geraadpleegde literatuur,
      geciteerde literatuur, bronnen, bronnen en literatuur, beknopte bibliografie, geraadpleegde werken, referenties,
      verder lezen`),
    index:
      phrases(`register, index, personenregister, zakenregister, namenregister, naamregister, trefwoordenregister,
      register van personen, register van namen, plaatsnamenregister, personen- en zakenregister,
      register van personen en zaken, zaakregister`),
  },
  contents: phrases('inhoud, inhoudsopgave, inhoudsopgaaf, inhoudstafel, inhoudsoverzicht'),
  tables: ['tabel'],
  ibidem: words('ibid ib ibidem'),
  titleStyle: 'sentence',
  smallWords:
    words(`de het een der des den van voor in op aan bij met naar tot uit over onder door om te ten ter en of als
    tussen tegen zonder na`),
  abbreviations:
    words(`dhr mevr mw mej dr drs prof mr ir ds st vgl cf blz bladz p pp dl dln hfst fig afb nr nrs red vert
    uitg d.w.z bijv bv enz e.d o.a m.n i.p.v ca resp jrg s.v noot zgn`),
  prefixes: words('anti ex niet neo non oud post pro pseudo quasi'),
  hyphenPrefixes: words('ex niet non oud'),
  hyphenParticles: [],
  conjunctions: words('en of tot'),
  nameParticles: words('mc mac de den der la le van'),
  combining: [],
  suffixes: words('baar heid heden ing ingen isme lijk loos schap schappen'),
  emphasis: words('cursivering cursiveringen nadruk onderstreping'),
  pages: words('pagina bladzijde blz. bladz. pag. p.'),
  see: ['zie'],
  seeAlso: ['zie ook'],
  terms: {
    contents: 'Inhoud',
    figures: 'Afbeeldingen',
    tables: 'Tabellen',
    note: 'Noot',
    notes: 'Noten',
    cover: 'Omslag',
    titlePage: 'Titelpagina',
    imprint: 'Colofon',
    dedication: 'Opdracht',
    pages: 'Bladzijden',
    description: 'Beschrijving van de afbeelding',
    backToText: 'Terug naar de tekst',
    landmarks: 'Oriëntatiepunten',
    text: 'Begin van de tekst',
    pagesOf: 'De bladzijdenummers zijn die van de gedrukte uitgave:',
    notesTo: ['Noten bij bladzijde', 'Noten bij bladzijden'],
    continued: 'vervolg',
    from: 'Heruitgegeven naar',
    made: 'Gezet uit de * met Reissue.',
    withCorrections: 'met correcties',
    translatedBy: 'Vertaald door *',
    editedBy: 'Onder redactie van *',
    parts: {
      epigraph: 'Motto',
      halfTitle: 'Franse titel',
      frontispiece: 'Frontispice',
      colophon: 'Colofon achterin',
      errata: 'Errata',
      chronology: 'Chronologie',
      plates: 'Lijst van platen',
      acknowledgements: 'Dankwoord',
      aboutAuthor: 'Over de auteur',
      alsoBy: 'Ander werk',
    },
    access: {
      text: 'Tekst die zich aanpast aan lettergrootte, lettertype en kleuren van de lezer, met koppen om te springen',
      pages: 'een lijst van de bladzijden van de gedrukte uitgave',
      described: 'beschrijvingen van alle afbeeldingen',
      undescribed: 'afbeeldingen die niet alle beschreven zijn',
      long: 'uitvoerige beschrijvingen van ingewikkelde afbeeldingen',
    },
  },
};
