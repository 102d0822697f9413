import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { Inventories, registerOf } from '#platform';
import { libs } from './cli.module.js';

// no database: each module is asked what it says of its tables
const inventories = new Inventories();
for (const Lib of libs) new Lib(inventories);
const text = registerOf(inventories.tables);
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync('docs/guide/registre.md', text);
