import { parse } from '../../../src/manuscript/index.ts';
import { prose } from '../../print/sample.ts';

const chapter = (name: string, title: string, text: string, type = 'chapter') =>
  parse(`${name}.md`, `---\ntype: ${type}\n---\n\n# ${title}\n\n${text}\n`);

const rows = (count: number, columns: number, cell: (row: number, column: number) => string) =>
  [
    `| ${Array.from({ length: columns }, (_, c) => `Head ${c + 1}`).join(' | ')} |`,
    `|${' --- |'.repeat(columns)}`,
    ...Array.from(
      { length: count },
      (_, r) => `| ${Array.from({ length: columns }, (_, c) => cell(r, c)).join(' | ')} |`,
    ),
  ].join('\n');

const note = (name: string, text: string) => `[^${name}]: ${text}`;

/** Twelve languages in the Latin script: a sentence of each. */
const languages: [tag: string, sentence: string][] = [
  ['de', 'Die Auflage der Druckerei war höflich, auffallend und stofflich vollkommen.'],
  ['fr', '« Où donc est l’œuvre ? » demanda-t-il à l’imprimeur, qui ne répondit pas.'],
  ['es', '¿Dónde están las pruebas que el corrector señaló anteayer?'],
  ['it', 'Perché l’edizione è così piena di errori di stampa?'],
  ['pt', 'A composição das páginas não permite correções tardias.'],
  ['pl', 'Źdźbło trawy leżało na pożółkłej stronie książki.'],
  ['cs', 'Příliš žluťoučký kůň úpěl ďábelské ódy.'],
  ['hu', 'Árvíztűrő tükörfúrógép őrzi a könyvnyomdát.'],
  ['sv', 'Sättaren ställde bokstäverna på rad i vinkelhaken.'],
  ['nl', 'De zetter zette de letters één voor één in de zethaak.'],
  ['tr', 'Dizgici harfleri birer birer dizgi cetveline koydu.'],
  ['ro', 'Tipograful a așezat literele una după alta în culegar.'],
];

/** Other scripts, some of which have no spaces between words. */
const scripts: typeof languages = [
  ['el', 'Ο τυπογράφος έβαλε τα γράμματα ένα ένα στη σειρά.'],
  ['ru', 'Наборщик ставил буквы одну за другой в верстатку.'],
  ['he', 'הסדר הניח את האותיות זו אחר זו, בשורה.'],
  ['ar', 'وضع الطابع الحروف واحدا بعد الآخر، في السطر.'],
  ['hi', 'मुद्रक ने अक्षरों को एक एक करके पंक्ति में रखा।'],
  ['zh-Hans', '排字工人把字一个接一个地排成行，他知道一行可以在哪里结束。'],
  ['zh-Hant', '排字工人把字一個接一個地排成行，他知道一行可以在哪裡結束。'],
  ['ja', '植字工は、活字を一つずつ「行」に並べていった。'],
  ['ko', '식자공은 활자를 하나씩 줄에 늘어놓았다.'],
  ['th', 'ช่างเรียงพิมพ์วางตัวอักษรทีละตัวลงในบรรทัดและรู้ว่าบรรทัดจบที่ไหน'],
  ['lo', 'ຊ່າງພິມວາງຕົວອັກສອນເທື່ອລະຕົວໃສ່ແຖວ'],
  ['km', 'អ្នករៀបអក្សរបានដាក់អក្សរម្តងមួយៗនៅក្នុងបន្ទាត់'],
  ['my', 'စာစီသမားသည်စာလုံးများကိုတစ်လုံးချင်းစီ၍စာကြောင်းထဲသို့ထည့်သည်။'],
  ['bo', 'པར་རྐོས་པས་ཡི་གེ་རེ་རེ་བཞིན་ཐིག་ཕྲེང་ནང་བཞག་པ་རེད།'],
  ['am', 'ፊደል ለቃሚው ፊደሎቹን አንድ በአንድ በመስመር ላይ አስቀመጠ።'],
  ['bn', 'অক্ষরবিন্যাসক একটি একটি করে অক্ষর সারিতে রাখলেন।'],
  ['ta', 'அச்சுக்கோப்பவர் எழுத்துகளை ஒவ்வொன்றாக வரியில் வைத்தார்.'],
  ['te', 'అక్షరాలను ఒక్కొక్కటిగా వరుసలో పెట్టాడు.'],
  ['ml', 'അക്ഷരങ്ങൾ ഓരോന്നായി വരിയിൽ വെച്ചു.'],
  ['syc', 'ܣܡ ܐܬܘܬܐ ܚܕܐ ܒܬܪ ܚܕܐ ܒܫܘܪܬܐ.'],
  ['cop', 'ⲁϥⲭⲱ ⲛⲛⲓⲥϧⲁⲓ ⲟⲩⲁⲓ ⲟⲩⲁⲓ.'],
  ['got', '𐍃𐌰𐍄𐌹𐌳𐌰 𐌱𐍉𐌺𐍉𐍃 𐌰𐌹𐌽𐌰 𐌰𐍆𐌰𐍂 𐌰𐌹𐌽𐌰𐌹.'],
  ['non', 'ᚱᛁᛋᛏᛁ ᚱᚢᚾᛅᛦ ᛁ ᚱᛅᚦ'],
  ['akk', '𒁾𒊬 𒁾𒁀 𒀭𒂗𒆤'],
  ['egy', '𓋴𓐍𓄿𓅱 𓀀𓊪𓏏𓀁'],
];

/** Paragraphs no two of which have the same sentences: a number is in each. */
function paragraphs(count: number, seed: number): string[] {
  let number = 0;
  return prose(count, seed).map(text =>
    text.replaceAll(/\. (?=[A-Z])|\.$/g, () => `, as number ${++number} of ${seed} says. `).trim(),
  );
}

/** A book in which stands everything that is hard to set. */
export function tortureBook() {
  const long = paragraphs(18, 40).join(' ');
  const words = paragraphs(60, 41);
  const notes = Array.from({ length: 15 }, (_, k) => `word${k}[^n${k}]`).join(' ');
  return [
    chapter(
      '01-code',
      'Code of Ninety Rows',
      `${words[0]}\n\n\`\`\`\n${Array.from({ length: 90 }, (_, k) => `  row_${k + 1}();`).join('\n')}\n\`\`\`\n\n${words[1]}`,
    ),
    chapter(
      '02-tables',
      'Tables',
      [
        words[2],
        `:::table\n${rows(60, 3, (r, c) => `${r * 7}.${c} ${c === 1 ? 'a longer cell that may be turned over' : ''}`)}\n\nTable 1. Of sixty rows\n:::`,
        words[3],
        `:::table\n${rows(8, 13, (r, c) => `${r}${c}`)}\n\nTable 2. Of thirteen columns\n:::`,
        words[4],
        `:::table\n| The one says | The other says |\n|---|---|\n| Nothing. | Little. |\n| ${words.slice(0, 9).join(' ')} | ${words.slice(5, 18).join(' ')} |\n\nTable 3. Of a row longer than a page\n:::`,
      ].join('\n\n'),
    ),
    chapter(
      '03-notes',
      'Notes',
      [
        `${words[5]} ${notes}.`,
        `${words[6]} Here is one that is longer than a page[^long]. ${words[7]}`,
        ...words.slice(8, 16),
        ...Array.from({ length: 15 }, (_, k) => note(`n${k}`, `Of word ${k}.`)),
        note('long', long),
      ].join('\n\n'),
    ),
    chapter(
      '04-string',
      'An Unbreakable String',
      `${words[17]}\n\nBefore ${'n0break'.repeat(30)} after it. ${words[18]}`,
    ),
    chapter(
      '05-languages',
      'Languages',
      [
        ...[...languages, ...scripts].map(([tag, text]) => `<span lang="${tag}">${text}</span> ${words[19]}`),
        ...scripts.map(([, text]) => `> ${text} ${text} ${text}`),
      ].join('\n\n'),
    ),
    chapter(
      '06-verse',
      'Verse and Lists',
      [
        `:::verse\n${Array.from({ length: 50 }, (_, k) => `A line of verse, the ${k + 1}th of fifty  `).join('\n')}\n:::`,
        Array.from(
          { length: 40 },
          (_, k) => `${k + 1}. ${k % 5 === 0 ? words[20 + (k % 7)] : 'Short.'}`,
        ).join('\n'),
        `> ${words[28]}\n>\n> > ${words[29]}`,
        words[30],
      ].join('\n\n'),
    ),
    ...Array.from({ length: 300 }, (_, k) => chapter(`${100 + k}-tiny`, `Tiny ${k + 1}`, 'A sentence.')),
  ];
}
