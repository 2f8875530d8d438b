/** Operators that paint what was drawn before (ISO 32000-1, 8.5.3), and those that paint by themselves. */
const paints = /^(?:[fFsSbB]\*?)$/;
const paintsAlone = /^(?:sh|Do)$/;
const draws = /^(?:m|re)$/;

/** Where an operator of a line stands: what comes after the last space. */
const operatorOf = (line: string): string => line.slice(line.lastIndexOf(' ') + 1);

/** How marked content begins: `/P <</MCID 3 >>BDC`. */
const begins = /BDC$|BMC$/;
const numbered = /^\/\w+ <<\/MCID (\d+) ?>> ?BDC$/;

const artifact = '/Artifact BMC';

/**
 * Marks as an artifact (ISO 32000-1, 14.8.2.2) what stands on a page outside its structure: running heads, folios, rules. A
 * single sign behind a stretch of text, on its line, belongs to the text: the browser leaves out spaces between elements.
 *
 * @param content a content stream as the browser writes it, an operator a line
 * @param decoration numbers of marked content that is decoration after all
 */
export function markArtifacts(content: string, decoration: ReadonlySet<number>): string {
  const out: string[] = [];
  const lines = content.split('\n');
  let depth = 0;
  /** Where in `out` the path begins that is being drawn, or the text object. */
  let path = -1;
  let text = -1;
  /** Where in `out` the last marked text ends, while nothing else was painted after it. */
  let ended = -1;
  let baseline: string | undefined;
  for (const line of lines) {
    const operator = operatorOf(line);
    if (begins.test(line)) {
      const number = depth === 0 ? numbered.exec(line)?.[1] : undefined;
      out.push(number !== undefined && decoration.has(Number(number)) ? artifact : line);
      depth += 1;
      continue;
    }
    out.push(line);
    if (operator === 'EMC') {
      depth -= 1;
      // What is marked within a text object (a ligature with its letters) is a piece of it.
      if (depth === 0 && text < 0) ended = out.length - 1;
    } else if (operator === 'BT') text = out.length - 1;
    else if (operator === 'Tm') {
      const before = baseline;
      baseline = line.split(' ')[5];
      if (before !== baseline && depth === 0) ended = -1;
    } else if (depth > 0) {
      // Within marked content all is said.
      if (operator === 'ET') text = -1;
    } else if (operator === 'ET') {
      const shown = out.slice(text + 1, -1);
      if (ended >= 0 && isSign(shown)) {
        out.splice(ended, 1);
        out.push('EMC');
        ended = out.length - 1;
      } else {
        out.splice(text, 0, artifact);
        out.push('EMC');
        ended = -1;
      }
      text = -1;
    } else if (draws.test(operator) && path < 0) path = out.length - 1;
    else if (operator === 'n') path = -1;
    else if (paints.test(operator) && path >= 0) {
      out.splice(path, 0, artifact);
      out.push('EMC');
      path = -1;
      ended = -1;
    } else if (paintsAlone.test(operator)) {
      out.splice(-1, 0, artifact);
      out.push('EMC');
      ended = -1;
    }
  }
  return out.join('\n');
}

/** Whether what a text object shows is one glyph. */
function isSign(lines: readonly string[]): boolean {
  const shown = lines.filter(line => /Tj$|TJ$/.test(line));
  return shown.length === 1 && /^(?:<[\dA-F]{4}>|\((?:\\[0-7]{3}|\\.|[^\\]){2}\)) Tj$/s.test(shown[0]!);
}
