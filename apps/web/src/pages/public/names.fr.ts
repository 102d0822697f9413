/** The official lists write « Val-d'Isère » with a typewriter's apostrophe; people read the printed one. */
export const printed = (name: string): string => name.replaceAll("'", '’');

/** « Camille Aubry, depuis Lyon »: from where she speaks is said only once someone has said it. */
export const receiverWords = ({ firstName, lastName, place }: { firstName: string; lastName: string; place: string }): string =>
  [`${firstName} ${lastName}`, ...(place ? [`depuis ${place}`] : [])].join(', ');
