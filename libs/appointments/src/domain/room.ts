const longest = 500;

/** An address that a browser opens over an encrypted line, and that hides no password. */
export function isRoomAddress(text: string): boolean {
  if (text.length > longest || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}
