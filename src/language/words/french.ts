import type { Language } from '../language.ts';
import { forms, phrases, words } from './lists.ts';

export const french: Language = {
  labels:
    words(`chapitre leçon livre section lettre acte scène chant journée entretien dialogue discours sermon
    conférence essai étude veillée nuit promenade méditation`),
  parts: words('partie tome volume'),
  articles: words('le la'),
  numerals: {
    cardinals: forms(`un, une
      deux
      trois
      quatre
      cinq
      six
      sept
      huit
      neuf
      dix
      onze
      douze
      treize
      quatorze
      quinze
      seize
      dix-sept
      dix-huit
      dix-neuf
      vingt
      vingt et un, vingt et une
      vingt-deux
      vingt-trois
      vingt-quatre
      vingt-cinq
      vingt-six
      vingt-sept
      vingt-huit
      vingt-neuf
      trente`),
    ordinals: forms(`premier, première
      deuxième, second, seconde
      troisième
      quatrième
      cinquième
      sixième
      septième
      huitième
      neuvième
      dixième
      onzième
      douzième
      treizième
      quatorzième
      quinzième
      seizième
      dix-septième
      dix-huitième
      dix-neuvième
      vingtième
      vingt et unième
      vingt-deuxième
      vingt-troisième
      vingt-quatrième
      vingt-cinquième
      vingt-sixième
      vingt-septième
      vingt-huitième
      vingt-neuvième
      trentième`),
  },
  ordinalEndings: words('er ER re RE ère ÈRE e E ème nd nde ᵉʳ ʳᵉ ᵉ'),
  bareOrdinals: false,
  titles: {
    preface: phrases(`préface, préface de l'auteur, préface du traducteur, préface de l'éditeur,
      préface de la première édition, préface de la deuxième édition, préface de la seconde édition,
      préface à la première édition, préface à la deuxième édition, préface à la seconde édition,
      préface à la nouvelle édition, préface à l'édition française, note de l'auteur, note du traducteur,
      note de l'éditeur, note sur le texte, note sur la traduction, note sur la présente édition, note liminaire,
      au lecteur`),
    foreword: phrases('avant-propos, avertissement, avertissement au lecteur, avis au lecteur'),
    acknowledgements: phrases('remerciements, remerciement'),
    abbreviations:
      phrases(`abréviations, liste des abréviations, table des abréviations, abréviations et sigles,
      sigles et abréviations, liste des sigles`),
    prologue: phrases('prologue, prélude'),
    introduction: phrases('introduction, introduction générale, introduction du traducteur'),
    conclusion: phrases('conclusion, conclusions, conclusion générale, en guise de conclusion'),
    epilogue: phrases('épilogue'),
    afterword: phrases('postface, post-scriptum, postscriptum'),
    appendix: phrases('annexe, annexes, appendice, appendices'),
    notes: phrases('notes, notes de fin, notes et références'),
    glossary: phrases('glossaire, lexique'),
    bibliography: phrases(`bibliographie, références, bibliographie sélective, bibliographie sommaire,
      bibliographie générale, références bibliographiques, orientation bibliographique, repères bibliographiques,
      orientations bibliographiques, ouvrages cités, sources et bibliographie, indications bibliographiques`),
    index: phrases(`index, index des noms, index général, index des noms propres, index des noms de personnes,
      index nominum, index rerum, index des matières, index des notions, index thématique, index analytique,
      index des auteurs, index des noms cités, index des lieux, index des noms de lieux, index alphabétique`),
  },
  contents: phrases('table des matières, sommaire, table, table des chapitres, tables des matières'),
  tables: ['tableau'],
  ibidem: words('ibid ib ibidem'),
  titleStyle: 'sentence',
  smallWords:
    words(`le la les l un une des de du d et ou à au aux en dans par pour sur sous avec sans chez entre vers
    contre ni`),
  abbreviations: words(
    'm mm mme mlle dr st cf p pp t vol éd trad chap fig v env ch art coll éds n no s sq sqq mgr',
  ),
  prefixes: words('anti auto ex non néo post pseudo quasi sous demi mi'),
  hyphenPrefixes: words('demi ex mi quasi sous'),
  hyphenParticles: [],
  conjunctions: words('et ou'),
  nameParticles: words('mc mac de du la le'),
  combining: [],
  suffixes: words('able age ment ments tion tions'),
  emphasis: words('italiques souligné'),
  pages: words('page p. pg.'),
  see: ['voir'],
  seeAlso: phrases('voir aussi, v. aussi, voir également'),
  terms: {
    contents: 'Table des matières',
    figures: 'Figures',
    tables: 'Tableaux',
    note: 'Note',
    notes: 'Notes',
    cover: 'Couverture',
    titlePage: 'Page de titre',
    imprint: 'Mentions légales',
    dedication: 'Dédicace',
    pages: 'Pages',
    description: 'Description de l’image',
    backToText: 'Retour au texte',
    landmarks: 'Repères',
    text: 'Début du texte',
    pagesOf: 'Les numéros de page sont ceux de l’édition imprimée :',
    notesTo: ['Notes de la page', 'Notes des pages'],
    continued: 'suite',
    from: 'Réédité d’après',
    made: 'Composé en * avec Reissue.',
    withCorrections: 'avec corrections',
    translatedBy: 'Traduit par *',
    editedBy: 'Édition de *',
    parts: {
      epigraph: 'Épigraphe',
      halfTitle: 'Faux-titre',
      frontispiece: 'Frontispice',
      colophon: 'Colophon',
      errata: 'Errata',
      chronology: 'Chronologie',
      plates: 'Table des planches',
      acknowledgements: 'Remerciements',
      aboutAuthor: 'À propos de l’auteur',
      alsoBy: 'Autres ouvrages',
    },
    access: {
      text: 'Texte qui s’adapte à la taille, à la police et aux couleurs choisies, avec des titres pour s’y déplacer',
      pages: 'une liste des pages de l’édition imprimée',
      described: 'des descriptions de toutes les images',
      undescribed: 'des images qui ne sont pas toutes décrites',
      long: 'des descriptions longues des images complexes',
    },
  },
};
