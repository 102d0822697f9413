import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Cog } from './domain/cog.js';

const manifest = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/package.json');

const read = <T>(file: string): T => JSON.parse(readFileSync(join(dirname(manifest), file), 'utf8')) as T;

/** Of the package that publishes the COG: `6.0.0`. */
export const cogVersion = (): string => read<{ version: string }>('package.json').version;

/** The package's README: its major version 6 is the COG of 2026, 5 that of 2025, and so on. */
const vintageOf = (version: string): number => 2020 + Number.parseInt(version, 10);

/** Some twelve megabytes: for a load only. */
export const readCog = (): Cog => ({
  vintage: vintageOf(cogVersion()),
  communes: read('data/communes.json'),
  epci: read('data/epci.json'),
  ept: read('data/ept.json'),
  departements: read('data/departements.json'),
  regions: read('data/regions.json'),
});
