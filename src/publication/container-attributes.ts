import type { Properties } from 'hast';
import type { Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { languageForm, widthForm } from './attribute-forms.ts';
import type { Report } from './report.ts';

const number = /^[1-9]\d{0,5}$/;

/** What the braces of a container may say, by its name and for all: `:::verse{numbers=5 lang=de}`. */
const known: Record<string, Record<string, RegExp>> = {
  table: { align: /^(?:left|center|right|decimal)(?:,(?:left|center|right|decimal))*$/ },
  verse: { numbers: number, from: number },
  figure: {
    class: /^(?:ornament|full-page|turned)(?:\s+(?:ornament|full-page|turned))*$/,
    width: widthForm,
  },
};
const everywhere: Record<string, RegExp> = { lang: languageForm, dir: /^(?:ltr|rtl)$/ };

/** The language and direction of a container's element: `:::verse{lang=ur dir=rtl}`. */
export function attributesOf({ attributes }: ContainerDirective): Properties {
  return Object.fromEntries(
    Object.entries(everywhere).flatMap(([name, form]) => {
      const value = attributes?.[name];
      return value && form.test(value) ? [[name, value]] : [];
    }),
  );
}

/** Reports what stands in the braces of containers and means nothing. */
export function reportAttributes(tree: Root, report: Report): void {
  visit(tree, 'containerDirective', node => {
    for (const [name, value] of Object.entries(node.attributes ?? {})) {
      const own = (Object.hasOwn(known, node.name) && known[node.name]) || {};
      const allowed = Object.hasOwn(own, name) ? own[name] : everywhere[name];
      if (allowed?.test(value ?? '')) continue;
      const typed = name === 'class' ? `.${value}` : name === 'id' ? `#${value}` : `${name}=${value}`;
      const names = [...Object.keys(own), ...Object.keys(everywhere)].map(key => `\`${key}\``).join(', ');
      const message = allowed
        ? `\`:::${node.name}\` takes no \`{${typed}}\`: look at what stands behind the equals sign.`
        : `\`:::${node.name}\` takes no \`{${typed}}\`, so nothing comes of it. Delete it; it may have ${names}.`;
      report('attribute-unknown', 'warning', message, node);
    }
  });
}
