import { expect, it } from 'vitest';
import { found, html } from './published.ts';

const play = (text: string) => html(`:::play\n${text}\n:::`).replace(/ epub:type="[\w:-]+"/g, '');
const name = (words: string) => `<span class="speaker">${words}</span>`;

it('begins a speech with its speaker, and goes on with it where a paragraph begins with a colon', () => {
  expect(play('PRINTER\n: Who sits there\nstill?\n\n: Nobody does.')).toBe(
    `<div class="play"><p class="speech">${name('PRINTER')}\u2002Who sits there\nstill?</p>` +
      '<p class="speech further">Nobody does.</p></div>',
  );
});

it('takes other paragraphs for what is said of the stage', () => {
  expect(play('*Enter* READER.\n\nREADER (*aside*)\n: Ay.')).toBe(
    `<div class="play"><p class="stage"><em>Enter</em> READER.</p>` +
      `<p class="speech">${name('READER (<em>aside</em>)')}\u2002Ay.</p></div>`,
  );
});

it('sets verse within speeches in lines, the first behind the speaker', () => {
  expect(play('PRINTER\n: A comma is no crime;\\\n  a line too long\\\n  is worse.').replace(/\n/g, '')).toBe(
    `<div class="play"><p class="speech in-verse"><span class="line named">${name('PRINTER')}\u2002A comma is no crime;</span><br>` +
      '<span class="line">a line too long</span><br><span class="line">is worse.</span></p></div>',
  );
});

it('begins a verse that two speakers share where the first of them ended, with no word of it twice in the text', () => {
  const made = play('READER\n: And *yet*.\n\nPRINTER\n: &emsp;And yet I set it.\n\nA\n: &emsp;So.');
  const before = '<span data-name="READER"></span><span data-words="\u2002And yet."></span>';
  const shared = (words: string) => `<span class="spacer" aria-hidden="true">${words}</span></span>`;
  expect(made).toContain(
    `<span class="turn">${name('PRINTER')}${shared(before)} <span class="shared">And yet I set it.</span>`,
  );
  const turn = `<span class="turn"><span data-name="PRINTER"></span>${shared(before)}`;
  const words = '<span data-words="\u00a0And yet I set it."></span>';
  expect(made).toContain(`<span class="turn">${name('A')}${shared(turn + words)} <span class="shared">So.`);
  expect(made).not.toContain('\u2003');
});

it('takes the last verse of a speech for the one that is shared, and a page of prose for none', () => {
  const made = play('A\n: Longer,\\\n  &emsp;short\n\nB\n: &emsp;and so.');
  expect(made).toContain(
    '<span class="behind-name" style="margin-left:1em"></span><span data-words="short"></span>',
  );
  const prose = play(`A\n: ${'So it went on. '.repeat(6)}\n\nB\n: &emsp;&emsp;Ay.`);
  expect(prose).toContain(`${name('B')}\u2002<span style="margin-left:2em">Ay.</span>`);
});

it('keeps the space behind what a speech begins with', () => {
  expect(play('READER\n: *Aside* he sets.')).toContain(`${name('READER')}\u2002<em>Aside</em> he sets.`);
});

it('parts a name with its own stop from the speech as words are parted', () => {
  expect(play('Printer.\n: Who?')).toContain(`${name('Printer.')} Who?`);
});

it('parts speeches that stand below one another', () => {
  expect(play('A\n: One?\nB\n: Two.').match(/class="speaker"/g)).toHaveLength(2);
});

it('names the parts of a play as Z39.98 does, and those of a dialogue but for the stage', () => {
  const types = (container: string) =>
    [...html(`:::${container}\nA\n: One.\n\nExit.\n:::`).matchAll(/epub:type="([^"]+)"/g)].map(
      found => found[1],
    );
  expect(types('play')).toEqual(['z3998:drama', 'z3998:persona', 'z3998:stage-direction']);
  expect(types('dialogue')).toEqual(['z3998:persona']);
});

it('tells of a play in which nobody speaks', () => {
  expect(found(':::play\nPRINTER: Who?\n:::')).toEqual([['entries-missing', 7]]);
  expect(found(':::dialogue\nA\n: One.\n:::')).toEqual([]);
});

it('tells of a speaker whom a blank line parts from the speech, and of no stage direction', () => {
  expect(found(':::play\nA.\n: One.\n\nREADER\n\n: He.\n\nA.\n\n: So.\n:::')).toEqual([
    ['entry-parted', 11],
    ['entry-parted', 15],
  ]);
  expect(found(':::play\nA.\n: One.\n\n*He stops*\n\n: And on.\n\nExit B.\n\n: So.\n:::')).toEqual([]);
});
