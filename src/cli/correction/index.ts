import { Command } from 'commander';
import { add } from './add.ts';
import { fromEdits } from './from-edits.ts';
import { fromProof } from './from-proof.ts';
import { importing } from './import.ts';
import { list, previews, show } from './look.ts';

export const correction = new Command('correction').description(
  'enter, list and preview the corrections of a title, which are made in its editions without touching its chapters',
);
for (const one of [add, list, show, previews, fromProof, fromEdits, importing]) correction.addCommand(one);
