/** The official lists write « Val-d'Isère » with a typewriter's apostrophe; people read the printed one. */
export const printed = (name: string): string => name.replaceAll("'", '’');
