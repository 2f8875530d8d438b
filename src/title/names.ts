/** A personal name as catalogues sort it, as far as its form tells: the last word first. */
export function sortName(name: string): string {
  const [, given, family] = /^(.+)\s+(\S+)$/.exec(name.trim()) ?? [];
  return given && family && !name.includes(',') ? `${family}, ${given}` : name.trim();
}
