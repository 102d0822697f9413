interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

/** Letters and figures alone: « Jean-Noël D’Œuvre » and « JEAN NOEL DOEUVRE » are the same. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether that is her name, whichever part comes first; nobody has an empty one. */
export function isHerName(typed: string, { firstName, lastName }: Name): boolean {
  const said = bare(typed);
  return said !== '' && [firstName + lastName, lastName + firstName].some((name) => bare(name) === said);
}
