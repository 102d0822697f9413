interface Words {
  readonly none: string;
  readonly one: string;
  /** What follows the number. */
  readonly many: string;
}

/** « Aucun rendez-vous », « Un rendez-vous », « 1 204 rendez-vous » */
export function countWords(count: number, { none, one, many }: Words): string {
  if (count === 0) return none;
  return count === 1 ? one : `${count.toLocaleString('fr-FR')} ${many}`;
}
