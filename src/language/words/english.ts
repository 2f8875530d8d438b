import type { Language } from '../language.ts';
import { afterTen, forms, phrases, words } from './lists.ts';

const cardinals = forms(`one
  two
  three
  four
  five
  six
  seven
  eight
  nine
  ten
  eleven
  twelve
  thirteen
  fourteen
  fifteen
  sixteen
  seventeen
  eighteen
  nineteen`);
const ordinals = forms(`first
  second
  third
  fourth
  fifth
  sixth
  seventh
  eighth
  ninth
  tenth
  eleventh
  twelfth
  thirteenth
  fourteenth
  fifteenth
  sixteenth
  seventeenth
  eighteenth
  nineteenth`);
const tens = words('twenty thirty forty fifty sixty seventy eighty ninety');
const hyphened = (ten: string, unit: string) => `${ten}-${unit}`;

export const english: Language = {
  labels:
    words(`chapter lecture book essay section letter act scene canto lesson sermon homily discourse dialogue
    meditation stave conversation`),
  parts: words('part volume'),
  articles: ['the'],
  numerals: {
    // novels spell their chapters as high as they go
    cardinals: [...cardinals, ...tens.flatMap(ten => [[ten], ...afterTen([ten], cardinals, hyphened)])],
    ordinals: [
      ...ordinals,
      ...tens.flatMap(ten => [[ten.replace(/y$/, 'ieth')], ...afterTen([ten], ordinals, hyphened)]),
    ],
  },
  ordinalEndings: words('st nd rd th'),
  bareOrdinals: false,
  titles: {
    preface: phrases(`preface, author's preface, translator's preface, editor's preface, publisher's preface,
      preface to the first edition, preface to the second edition, preface to the third edition,
      preface to the new edition, preface to the english edition, author's note, translator's note, editor's note,
      note on the text, a note on the text, note on translation, note on transliteration, to the reader`),
    foreword: phrases('foreword, advertisement'),
    acknowledgements: phrases('acknowledgements, acknowledgments, acknowledgement, acknowledgment'),
    abbreviations: phrases('abbreviations, list of abbreviations, abbreviations and acronyms'),
    prologue: phrases('prologue, prelude'),
    introduction:
      phrases(`introduction, general introduction, author's introduction, translator's introduction,
      editor's introduction, introductory, introductory note, introductory remarks`),
    conclusion: phrases('conclusion, conclusions, concluding remarks, general conclusion'),
    epilogue: phrases('epilogue, coda'),
    afterword: phrases('afterword, postscript, postface'),
    appendix: phrases('appendix, appendices, appendixes'),
    notes: phrases('notes, endnotes, notes to the text, notes and references'),
    glossary: phrases('glossary, glossary of terms'),
    bibliography: phrases(`bibliography, references, works cited, select bibliography, selected bibliography,
      further reading, suggestions for further reading, suggested reading, list of works cited`),
    index:
      phrases(`index, general index, index of names, subject index, index of subjects, name index, author index,
      index of persons, index of places, analytical index`),
  },
  contents: phrases('contents, table of contents'),
  tables: ['table'],
  ibidem: words('ibid ib ibidem'),
  titleStyle: 'title',
  smallWords:
    words(`a an and as at but by for from if in into nor of off on onto or over per the to up upon via vs with
    without towards toward versus yet after before between within against through under among`),
  abbreviations:
    words(`mr mrs ms messrs dr prof rev hon st gen col capt lt sgt cf e.g i.e viz vol vols p pp ch chs chap
    chaps no nos fig ed eds trans c ca vs esp`),
  prefixes:
    words(`anti bio co counter cross de ex extra half hyper inter intra macro mega meta micro mid mini mono multi
    neo non over pan para post pre pro proto pseudo quasi re self semi socio sub super supra trans ultra un under well
    ill`),
  hyphenPrefixes: words('all cross ex half ill non quasi self well'),
  hyphenParticles: words('in on up by off out to'),
  conjunctions: words('and or to'),
  nameParticles: words('mc mac de du la le van fitz o'),
  combining: ['al', ''],
  suffixes: words('able dom ed er ers ful hood ing ings ism isms ist ists less ment ness ship ships'),
  emphasis: words('emphasis emphases italics'),
  pages: words('page p. pg.'),
  see: ['see'],
  seeAlso: ['see also'],
  terms: {
    contents: 'Contents',
    figures: 'Figures',
    tables: 'Tables',
    note: 'Note',
    notes: 'Notes',
    cover: 'Cover',
    titlePage: 'Title page',
    imprint: 'Imprint',
    dedication: 'Dedication',
    pages: 'Pages',
    description: 'Description of the picture',
    backToText: 'Back to the text',
    landmarks: 'Landmarks',
    text: 'Beginning of the text',
    pagesOf: 'Page numbers are those of the print edition:',
    notesTo: ['Notes to page', 'Notes to pages'],
    continued: 'continued',
    from: 'Reissued from',
    made: 'Set in * with Reissue.',
    withCorrections: 'with corrections',
    translatedBy: 'Translated by *',
    editedBy: 'Edited by *',
    parts: {
      epigraph: 'Epigraph',
      halfTitle: 'Half-title',
      frontispiece: 'Frontispiece',
      colophon: 'Colophon',
      errata: 'Errata',
      chronology: 'Chronology',
      plates: 'List of plates',
      acknowledgements: 'Acknowledgements',
      aboutAuthor: 'About the author',
      alsoBy: 'Also by the author',
    },
    access: {
      text: 'Text that adapts to the reader’s size, typeface and colours, with headings to move by',
      pages: 'a list of the pages of the print edition',
      described: 'descriptions of all pictures',
      undescribed: 'pictures that are not all described',
      long: 'long descriptions of complex pictures',
    },
  },
};
