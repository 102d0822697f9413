/** Of a shown name, in characters. */
const most = 120;

/** What no name may hold: controls, ends of lines, marks that turn the reading direction, half characters, private ones. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** What a path, a header or a shell would read something into. */
const strange = /[<>:"|?*`$%&;]/g;

/** A file's name as everyone may read it: one line, left to right, no path, in NFC, its extension kept. */
export function shownName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\r\n\t]+/g, ' ')
    .replace(unseen, '')
    .replace(strange, '-')
    .replace(/\s+/g, ' ')
    .normalize('NFC');
  const extension = extensionOf(plain);
  const stem = extension ? plain.slice(0, -extension.length - 1) : plain;
  const kept = Array.from(stem.replace(/^[\s.-]+|[\s.]+$/g, '')).slice(0, most - extension.length - 1);
  return `${kept.join('').trim() || 'document'}${extension && `.${extension}`}`;
}

/** In small letters; empty when there is none. */
export const extensionOf = (name: string): string => /\.([a-z\d]{1,8})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** RFC 6266 with the name in RFC 8187, and one in ASCII for those who know only that. */
export function attachment(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
