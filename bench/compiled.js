// Puts the compiled modules in the place of those of `src`: a hook of Node's loader.
const [source, compiled] = ['../src/', '../dist/'].map(folder => new URL(folder, import.meta.url).href);

export function resolve(specifier, context, next) {
  const url = /^\.{1,2}\//.test(specifier) ? new URL(specifier, context.parentURL).href : '';
  if (!url.startsWith(source) || !url.endsWith('.ts')) return next(specifier, context);
  const place = url.slice(source.length).replace(/ts$/, 'js');
  return { url: compiled + place, format: 'module', shortCircuit: true };
}
