import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Manifest = Readonly<Record<string, string>>;

/** Written by the build: name in the source → hashed address. */
const file = join(process.cwd(), 'dist/client/assets.json');

const load = (): Manifest => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {});

let manifest: Manifest | undefined;

/** The address of a style sheet, an icon or an island (`islands/<name>`). */
export function asset(name: string): string {
  manifest ??= load();
  return manifest[name] ?? `/static/${name}`;
}
