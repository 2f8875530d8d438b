/** What is wrong or worth a look, with its place. */

const words = { error: 'error', warning: 'warning', info: 'remark' };
const byId = id => document.getElementById(id);
const counted = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function itemOf({ severity, code, message, file, line, column, advice }) {
  const item = make('li', severity);
  const head = make('p', 'where');
  head.append(make('b', 'severity', words[severity]));
  if (file) head.append(' ', make('code', 'place', [file, line, column].filter(Boolean).join(':')));
  if (code) head.append(' ', make('span', 'code', code));
  item.append(head, spoken('message', message));
  if (advice) item.append(spoken('advice', advice));
  return item;
}

/** A sentence in which code stands between backticks. */
function spoken(className, text) {
  const sentence = make('p', className);
  sentence.append(...text.split('`').map((piece, k) => (k % 2 === 1 ? make('code', '', piece) : piece)));
  return sentence;
}

let told = '';

/**
 * Shows errors over the edition, and all else below it.
 * @param {{ problems: object[], more: number, held: boolean, epub?: object, pdf?: object }} shown
 */
export function showProblems({ problems, more, held, epub, pdf }) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity !== 'error');
  byId('errors').hidden = errors.length === 0;
  byId('errors-list').replaceChildren(...errors.map(itemOf));
  const still = held && (epub || pdf) ? ' You see the last good edition.' : '';
  byId('errors-head').textContent = `${counted(errors.length, 'error')}.${still}`;
  byId('findings').hidden = others.length === 0;
  byId('findings-list').replaceChildren(...others.map(itemOf));
  if (more > 0) byId('findings-list').append(make('li', 'info', `And ${more} more: see the report.`));
  byId('findings-head').textContent = ['warning', 'info']
    .map(severity => [others.filter(other => other.severity === severity).length, words[severity]])
    .filter(([count]) => count > 0)
    .map(([count, word]) => counted(count, word))
    .join(', ');
  // It is said once, and again when it is another.
  const [first] = errors;
  const now = first
    ? `Error, ${[first.file, first.line].filter(Boolean).join(', line ')}: ${first.message}`
    : '';
  if (now !== told) byId('alarm').textContent = now;
  told = now;
}
