import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checks, profileNames, profiles } from '../src/inspection/pdf/index.ts';

/** The page that lists the rules of each profile, and where they are published. */
export const page = fileURLToPath(new URL('../docs/preflight.md', import.meta.url));

const severities = { error: 'error', warning: 'warning', info: 'remark' } as const;

const introduction = `# Rules for PDFs

What \`reissue check book.pdf --for NAME\` looks for, made from the tables in
[\`src/inspection/pdf\`](../src/inspection/pdf) by \`npx tsx scripts/preflight-page.ts\`. A rule is kept or not; where it is not, there is a
finding with its code, the pages, and a place on the page, in millimetres from the left and upper edge of the trimmed page. Each rule
says where it is published. Printers change their rules: look there before a book is sent. Where a place could not
be read when the rule was written, and what it says is known from others who quote it, the rule says so. The standards of ISO are sold; where a
rule of PDF/X is not published by itself, the notes and summaries that are published are named. What is in Type 3 glyphs, the
inks within pictures, and the widths of fonts that are not TrueType are not looked at.
`;

/** What a profile wants in numbers: `24 to 828`. */
function numbersOf(wants: unknown): string {
  if (typeof wants !== 'object' || wants === null) return '';
  const parts = Object.entries(wants).flatMap(([key, value]): string[] => {
    if (value instanceof RegExp || typeof value === 'boolean' || value === undefined) return [];
    if (key === 'byPages')
      return [
        (value as [number, number][]).map(([most, inches]) => `up to ${most} pages ${inches} in`).join(', '),
      ];
    if (typeof value === 'object')
      return [key === 'bleed' ? numbersOf(value) : `${key} ${(value as number[]).join(' × ')} in`];
    return [
      `${words[key] ?? key} ${typeof value === 'number' ? Number(value.toFixed(3)).toLocaleString('en') : value}`,
    ];
  });
  return parts.filter(Boolean).join(', ');
}

const words: Record<string, string> = { of: 'of', called: '', atEnd: 'at the end' };

/** The whole page. */
export function preflightPage(): string {
  const sections = profileNames.map(name => {
    const { called, rules } = profiles[name];
    const rows = Object.entries(rules).map(([code, { published, severity = 'error', wants }]) => {
      const { rule } = checks[code as keyof typeof checks];
      const numbers = numbersOf(wants).trim();
      return `| \`${code}\` | ${severities[severity]} | ${rule}${numbers ? ` (${numbers})` : ''} | ${published} |`;
    });
    const title = name === 'book' ? 'Without --for: any book' : `--for ${name}: ${called}`;
    return [
      `## ${title}`,
      '',
      '| code | gravity | rule | published |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return [introduction, ...sections].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, preflightPage());
