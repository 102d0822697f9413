/** Visible ASCII without a backslash, which browsers read as a slash; and no second slash at the start: that names a host. */
const local = /^\/(?!\/)[!-[\]-~]*$/;

/** Where to go on after signing in: a path of this site, as it was asked for; anything else is `otherwise`. */
export const safeReturn = (path: unknown, otherwise = '/'): string =>
  typeof path === 'string' && path.length <= 2000 && local.test(path) && staysHere(path) ? path : otherwise;

/** Also once a browser has read it: `/..//host` comes to `//host`. */
function staysHere(path: string): boolean {
  const here = 'http://here.invalid';
  if (!URL.canParse(path, here)) return false;
  const { origin, pathname } = new URL(path, here);
  return origin === here && !pathname.startsWith('//');
}
