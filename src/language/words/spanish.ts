import type { Language } from '../language.ts';
import { forms, phrases, words } from './lists.ts';

export const spanish: Language = {
  labels:
    words(`capítulo libro lección carta jornada acto escena canto sección discurso diálogo sermón ensayo conferencia
    meditación tratado noche plática conversación`),
  parts: words('parte tomo volumen'),
  articles: words('el la'),
  numerals: {
    cardinals: forms(`uno, una
      dos
      tres
      cuatro
      cinco
      seis
      siete
      ocho
      nueve
      diez
      once
      doce
      trece
      catorce
      quince
      dieciséis, diez y seis
      diecisiete, diez y siete
      dieciocho, diez y ocho
      diecinueve, diez y nueve
      veinte
      veintiuno, veintiuna, veinte y uno, veinte y una
      veintidós, veinte y dos
      veintitrés, veinte y tres
      veinticuatro, veinte y cuatro
      veinticinco, veinte y cinco
      veintiséis, veinte y seis
      veintisiete, veinte y siete
      veintiocho, veinte y ocho
      veintinueve, veinte y nueve
      treinta`),
    ordinals: forms(`primer{o a}, primer
      segund{o a}
      tercer{o a}, tercer
      cuart{o a}
      quint{o a}
      sext{o a}
      séptim{o a}, sétim{o a}
      octav{o a}
      noven{o a}, non{o a}
      décim{o a}
      undécim{o a}, decimoprimer{o a}, onceno, oncena
      duodécim{o a}, decimosegund{o a}, doceno, docena
      decimotercer{o a}, décimo tercero, décima tercera, decimotercio, trec{eno ena}
      decimocuart{o a}, décimo cuarto, décima cuarta, catorc{eno ena}
      decimoquint{o a}, décimo quinto, décima quinta, quinc{eno ena}
      decimosext{o a}, décimo sexto, décima sexta
      decimoséptim{o a}, décimo séptimo, décima séptima
      decimoctav{o a}, décimo octavo, décima octava
      decimonoven{o a}, decimonon{o a}, décimo noveno, décima novena, décimo nono, décima nona
      vigésim{o a}
      vigesimoprimer{o a}, vigésimo primero, vigésima primera
      vigesimosegund{o a}, vigésimo segundo, vigésima segunda
      vigesimotercer{o a}, vigésimo tercero, vigésima tercera
      vigesimocuart{o a}, vigésimo cuarto, vigésima cuarta
      vigesimoquint{o a}, vigésimo quinto, vigésima quinta
      vigesimosext{o a}, vigésimo sexto, vigésima sexta
      vigesimoséptim{o a}, vigésimo séptimo, vigésima séptima
      vigesimoctav{o a}, vigésimo octavo, vigésima octava
      vigesimonoven{o a}, vigésimo noveno, vigésima novena, vigésimo nono, vigésima nona
      trigésim{o a}`),
  },
  ordinalEndings: words('º ° ª .º .° .ª .er er ro ra do da to ta'),
  bareOrdinals: true,
  titles: {
    preface: phrases(`prefacio, prólogo del autor, prólogo del traductor, prólogo a la primera edición,
      prólogo a la segunda edición, prólogo a la edición española, prefacio del autor, nota del autor,
      nota del traductor, nota del editor, nota editorial, nota a esta edición, nota preliminar, nota previa,
      nota sobre el texto, al lector, proemio`),
    foreword: phrases(
      'presentación, advertencia, advertencias, advertencia preliminar, preámbulo, preliminar, palabras preliminares',
    ),
    acknowledgements: phrases('agradecimientos, agradecimiento'),
    abbreviations: phrases(
      'abreviaturas, lista de abreviaturas, siglas, siglas y abreviaturas, abreviaturas y siglas',
    ),
    prologue: phrases('prólogo, preludio'),
    introduction: phrases(`introducción, introducción general, estudio preliminar, estudio introductorio,
      introducción del autor`),
    conclusion: phrases(
      'conclusión, conclusiones, consideraciones finales, observaciones finales, a modo de conclusión',
    ),
    epilogue: phrases('epílogo'),
    afterword: phrases('posfacio, postfacio, posdata, postdata, palabras finales'),
    appendix: phrases('apéndice, apéndices, anexo, anexos'),
    notes: phrases('notas, notas al texto, notas finales, notas y referencias'),
    glossary: phrases('glosario, vocabulario'),
    bibliography:
      phrases(`bibliografía, referencias, referencias bibliográficas, obras citadas, bibliografía selecta,
      bibliografía general, bibliografía citada, bibliografía básica, nota bibliográfica, fuentes y bibliografía,
      lecturas recomendadas`),
    // the bare `índice` is the contents
    index:
      phrases(`índice onomástico, índice alfabético, índice analítico, índice de nombres, índice temático,
      índice de nombres propios, índice de autores, índice de personas, índice toponímico, índice de lugares,
      índice de conceptos, índice de términos, índice de voces, índice onomástico y temático, índice de nombres y lugares,
      índice de cosas notables`),
  },
  contents:
    phrases(`índice, contenido, contenidos, sumario, índice general, tabla de contenido, tabla de contenidos,
    tabla de materias, tabla, índice de materias, índice de capítulos, tabla de los capítulos`),
  tables: words('tabla cuadro'),
  ibidem: words('ibid ibíd ib ibidem ibídem'),
  titleStyle: 'sentence',
  smallWords:
    words(`el la los las lo un una unos unas de del a al en con por para sin sobre entre hasta desde hacia bajo
    contra según y e o u ni que`),
  abbreviations:
    words(`sr sra sres srta d dña dr dra prof lic ing gral st sto sta cf cfr p pp pág págs vol vols t cap caps
    fig figs ed eds trad núm núms no etc ej art s ss v vv vid op cit ca a.c d.c ee.uu`),
  prefixes: words('anti auto contra ex extra neo no pos post pre pro pseudo semi sobre sub super ultra vice'),
  hyphenPrefixes: words('ex no'),
  hyphenParticles: [],
  conjunctions: words('y e o u'),
  nameParticles: words('mc mac de del la las los'),
  combining: [],
  suffixes: words('able ación aciones dad dades ible ismo ismos ista istas mente miento mientos'),
  emphasis: words('cursiva cursivas énfasis subrayado subrayados'),
  pages: words('página pág. p.'),
  see: words('véase véanse vid.'),
  seeAlso: phrases('véase también, véanse también, ver también'),
  terms: {
    contents: 'Índice',
    figures: 'Figuras',
    tables: 'Tablas',
    note: 'Nota',
    notes: 'Notas',
    cover: 'Cubierta',
    titlePage: 'Portada',
    imprint: 'Créditos',
    dedication: 'Dedicatoria',
    pages: 'Páginas',
    description: 'Descripción de la imagen',
    backToText: 'Volver al texto',
    landmarks: 'Puntos de referencia',
    text: 'Comienzo del texto',
    pagesOf: 'Los números de página son los de la edición impresa:',
    notesTo: ['Notas a la página', 'Notas a las páginas'],
    continued: 'continuación',
    from: 'Reeditado a partir de',
    made: 'Compuesto en * con Reissue.',
    withCorrections: 'con correcciones',
    translatedBy: 'Traducción de *',
    editedBy: 'Edición de *',
    parts: {
      epigraph: 'Epígrafe',
      halfTitle: 'Portadilla',
      frontispiece: 'Frontispicio',
      colophon: 'Colofón',
      errata: 'Fe de erratas',
      chronology: 'Cronología',
      plates: 'Índice de láminas',
      acknowledgements: 'Agradecimientos',
      aboutAuthor: 'Sobre el autor',
      alsoBy: 'Otras obras',
    },
    access: {
      text: 'Texto que se adapta al tamaño, la letra y los colores elegidos, con títulos para desplazarse',
      pages: 'una lista de las páginas de la edición impresa',
      described: 'descripciones de todas las imágenes',
      undescribed: 'imágenes no todas descritas',
      long: 'descripciones extensas de las imágenes complejas',
    },
  },
};
