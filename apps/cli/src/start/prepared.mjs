import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Remembers, beside the embedded server's own files, that this build has prepared this database: migrating and loading
 * again would change nothing and take seconds. Another's database (`data` is null) is always asked.
 */
export function preparedBy(data, settings) {
  const file = data && join(data, 'cellule.prepared');
  const mark = `${existsSync('dist/.built') ? readFileSync('dist/.built', 'utf8') : ''} ${settings.demo}`;
  return {
    already: Boolean(file) && existsSync(file) && readFileSync(file, 'utf8') === mark,
    remember: () => void (file && writeFileSync(file, mark)),
  };
}
