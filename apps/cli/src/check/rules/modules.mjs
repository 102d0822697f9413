import { existsSync, readdirSync, readFileSync } from 'node:fs';

const most = 30;

/** Each module says in at most 30 lines what it is for, its words, what it owns and promises. */
export function unexplainedModules() {
  return readdirSync('libs').flatMap((lib) => {
    const file = `libs/${lib}/README.md`;
    if (!existsSync(file)) return [`${file} is missing`];
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
    return lines > most ? [`${file} has ${lines} lines (at most ${most})`] : [];
  });
}
