/** Where most people of this country have their mail. */
const usual = [
  'gmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'hotmail.fr',
  'hotmail.com',
  'outlook.fr',
  'outlook.com',
  'yahoo.fr',
  'yahoo.com',
  'icloud.com',
  'live.fr',
  'neuf.fr',
  'bbox.fr',
  'numericable.fr',
  'gmx.fr',
  'proton.me',
  'protonmail.com',
  'msn.com',
  'aol.com',
];

/** Near a usual one, and real. */
const real = new Set([...usual, 'mail.com', 'email.com', 'ymail.com', 'live.com', 'gmx.com', 'yahoo.ca']);

const never: Readonly<Record<string, string>> = { 'gmail.fr': 'gmail.com', 'laposte.fr': 'laposte.net', 'icloud.fr': 'icloud.com' };

/** The address as it was probably meant (« gmial.com », « orange.f »); null when nothing looks wrong. */
export function meantBy(email: string): string | null {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  if (at < 1 || real.has(domain)) return null;
  const meant = never[domain] ?? usual.find((known) => distance(domain, known) <= (known.length > 8 ? 2 : 1));
  return meant ? `${email.slice(0, at)}@${meant}` : null;
}

/** Letters to add, drop, change or swap (Damerau's, restricted) to make `b` of `a`. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cheapest({ a, b, rows, row, i, j }));
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly rows: readonly number[][];
  readonly row: readonly number[];
  readonly i: number;
  readonly j: number;
}

function cheapest({ a, b, rows, row, i, j }: Cell): number {
  const at = (y: number, x: number) => (y === i ? row[x] : rows[y]?.[x]) ?? Number.POSITIVE_INFINITY;
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
  return Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
}
