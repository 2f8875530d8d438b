import type { Language } from '../language.ts';
import { forms, phrases, words } from './lists.ts';

export const portuguese: Language = {
  labels:
    words(`capítulo livro carta lição jornada ato acto cena canto secção seção discurso diálogo sermão ensaio
    conferência meditação noite conversa`),
  parts: words('parte tomo volume'),
  articles: words('o a'),
  numerals: {
    cardinals: forms(`um, uma
      dois, duas, dous
      três
      quatro
      cinco
      seis
      sete
      oito
      nove
      dez
      onze
      doze
      treze
      catorze, quatorze
      quinze
      dezesseis, dezasseis
      dezessete, dezassete
      dezoito
      dezenove, dezanove
      vinte
      vinte e um, vinte e uma
      vinte e dois, vinte e duas
      vinte e três
      vinte e quatro
      vinte e cinco
      vinte e seis
      vinte e sete
      vinte e oito
      vinte e nove
      trinta`),
    ordinals: forms(`primeir{o a}
      segund{o a}
      terceir{o a}
      quart{o a}
      quint{o a}
      sext{o a}
      sétim{o a}, séptim{o a}
      oitav{o a}
      non{o a}
      décim{o a}
      décimo primeiro, décima primeira, undécim{o a}, décimo-primeiro
      décimo segundo, décima segunda, duodécim{o a}
      décimo terceiro, décima terceira
      décimo quarto, décima quarta
      décimo quinto, décima quinta
      décimo sexto, décima sexta
      décimo sétimo, décima sétima
      décimo oitavo, décima oitava
      décimo nono, décima nona
      vigésim{o a}
      vigésimo primeiro, vigésima primeira
      vigésimo segundo, vigésima segunda
      vigésimo terceiro, vigésima terceira
      vigésimo quarto, vigésima quarta
      vigésimo quinto, vigésima quinta
      vigésimo sexto, vigésima sexta
      vigésimo sétimo, vigésima sétima
      vigésimo oitavo, vigésima oitava
      vigésimo nono, vigésima nona
      trigésim{o a}`),
  },
  ordinalEndings: words('º ° ª .º .° .ª'),
  bareOrdinals: true,
  titles: {
    preface: phrases(`prefácio, prefácio do autor, prefácio do tradutor, prefácio à primeira edição,
      prefácio à segunda edição, prefácio à edição portuguesa, prefácio à edição brasileira, nota do autor,
      nota do tradutor, nota do editor, nota editorial, nota à edição, nota à presente edição, nota prévia,
      nota preliminar, nota introdutória, ao leitor, proémio, proêmio`),
    foreword: phrases('apresentação, advertência, preâmbulo, preliminares, palavras prévias, antelóquio'),
    acknowledgements: phrases('agradecimentos, agradecimento'),
    abbreviations: phrases(
      'abreviaturas, lista de abreviaturas, siglas, lista de siglas, siglas e abreviaturas, abreviaturas e siglas, abreviações',
    ),
    prologue: phrases('prólogo, prelúdio'),
    introduction: phrases('introdução, introdução geral, introdução do autor, estudo introdutório'),
    conclusion: phrases('conclusão, conclusões, considerações finais, à guisa de conclusão'),
    epilogue: phrases('epílogo'),
    afterword: phrases('posfácio, pós-escrito, palavras finais'),
    appendix: phrases('apêndice, apêndices, anexo, anexos'),
    notes: phrases('notas, notas ao texto, notas finais, notas e referências'),
    glossary: phrases('glossário, vocabulário'),
    bibliography:
      phrases(`bibliografia, referências, referências bibliográficas, obras citadas, bibliografia geral,
      bibliografia selecionada, bibliografia seleccionada, bibliografia sumária, fontes e bibliografia,
      nota bibliográfica, leituras recomendadas`),
    // the bare `índice` is the contents
    index: phrases(`índice remissivo, índice onomástico, índice alfabético, índice analítico, índice de nomes,
      índice temático, índice de nomes próprios, índice de autores, índice de assuntos, índice toponímico,
      índice de lugares, índice de pessoas, índice ideográfico, índice antroponímico`),
  },
  contents:
    phrases(`sumário, índice, índice geral, conteúdo, tábua das matérias, tabela de conteúdos, índice de matérias,
    índice das matérias, índice dos capítulos`),
  tables: words('tabela quadro'),
  ibidem: words('ibid ib ibidem ibídem'),
  titleStyle: 'sentence',
  smallWords:
    words(`o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas para
    com sem sob sobre entre até desde ao aos à às e ou nem que`),
  abbreviations:
    words(`sr sra srs d dr dra prof eng gen st sto sta cf p pp pág págs vol vols t cap caps fig figs ed eds
    trad núm n no etc ex art s ss v op cit ca séc a.c d.c`),
  prefixes: words(
    'anti auto contra ex extra neo não pós pré pró pseudo recém semi sem sobre sub super ultra vice',
  ),
  hyphenPrefixes: words('ex não pós pré pró recém sem vice'),
  hyphenParticles: words('a as lo la los las lhe lhes me nos o os se te vos'),
  conjunctions: words('e ou'),
  nameParticles: words('mc mac da das de do dos'),
  combining: [],
  suffixes: words('ável ação ações dade dades ível ismo ismos ista istas mente mento mentos'),
  emphasis: words('grifo grifos itálico itálicos ênfase sublinhado destaque destaques'),
  pages: words('página pág. p.'),
  see: words('ver veja vide'),
  seeAlso: phrases('ver também, veja também, vide também'),
  terms: {
    contents: 'Sumário',
    figures: 'Figuras',
    tables: 'Tabelas',
    note: 'Nota',
    notes: 'Notas',
    cover: 'Capa',
    titlePage: 'Página de rosto',
    imprint: 'Ficha técnica',
    dedication: 'Dedicatória',
    pages: 'Páginas',
    description: 'Descrição da imagem',
    backToText: 'Voltar ao texto',
    landmarks: 'Pontos de referência',
    text: 'Início do texto',
    pagesOf: 'Os números de página são os da edição impressa:',
    notesTo: ['Notas à página', 'Notas às páginas'],
    continued: 'continuação',
    from: 'Reeditado a partir de',
    made: 'Composto em * com Reissue.',
    withCorrections: 'com correções',
    translatedBy: 'Tradução de *',
    editedBy: 'Edição de *',
    parts: {
      epigraph: 'Epígrafe',
      halfTitle: 'Falsa folha de rosto',
      frontispiece: 'Frontispício',
      colophon: 'Colofão',
      errata: 'Errata',
      chronology: 'Cronologia',
      plates: 'Lista de estampas',
      acknowledgements: 'Agradecimentos',
      aboutAuthor: 'Sobre o autor',
      alsoBy: 'Outras obras',
    },
    access: {
      text: 'Texto que se adapta ao tamanho, à letra e às cores de quem lê, com títulos para se deslocar',
      pages: 'uma lista das páginas da edição impressa',
      described: 'descrições de todas as imagens',
      undescribed: 'imagens nem todas descritas',
      long: 'descrições longas das imagens complexas',
    },
  },
};
