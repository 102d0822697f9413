import 'reflect-metadata';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { bucketStore, config, diskStore, FileMoves, FileStore, sizeWords, WrongSetting } from '#platform';
import { CliModule } from './cli.module.js';
import { command } from './command.js';

const usage = `npm run files                        où sont les documents, combien, et combien attendent l’antivirus
npm run files -- --check             relit chaque document et compare son empreinte
npm run files -- --move disque s3    copie du disque (DATA_DIR) vers le stockage S3 (STORAGE_URL)
npm run files -- --move s3 disque    l’inverse ; rien n’est effacé au départ, et on peut recommencer`;

/** Which documents there are, whether they are whole, and how they change places. */
async function run([option = '', ...values]: readonly string[]): Promise<void> {
  const act = { '': show, '--check': check, '--move': move }[option];
  if (!act || values.length !== (option === '--move' ? 2 : 0)) throw new WrongSetting(usage);
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'] });
  try {
    await act(app, values);
  } finally {
    await app.close();
  }
}

async function show(app: INestApplicationContext): Promise<void> {
  const { count, bytes, waiting, infected } = await app.get(FileMoves).figures();
  console.log(`Les documents sont ${config().storage ? 'dans le stockage S3 (STORAGE_URL)' : 'sur le disque (DATA_DIR)'}.`);
  console.log(`${count} contenu(s), ${sizeWords(bytes)} ; ${waiting} non analysé(s), ${infected} refusé(s).`);
}

async function check(app: INestApplicationContext): Promise<void> {
  const { whole, lost } = await app.get(FileMoves).check(app.get(FileStore));
  tellLost(lost);
  console.log(`${whole} contenu(s) intact(s).`);
}

async function move(app: INestApplicationContext, [from = '', to = '']: readonly string[]): Promise<void> {
  if (from === to) throw new WrongSetting(usage);
  const { copied, alreadyThere, lost } = await app.get(FileMoves).copy(storeNamed(from), storeNamed(to));
  tellLost(lost);
  console.log(`${copied} contenu(s) copié(s), ${alreadyThere} déjà là. Rien n’a été effacé au départ.`);
}

function storeNamed(name: string): FileStore {
  const { storage } = config();
  if (name === 'disque') return diskStore();
  if (name !== 's3') throw new WrongSetting(usage);
  if (!storage) throw new WrongSetting('Donnez l’adresse du stockage S3 dans STORAGE_URL.');
  return bucketStore(storage);
}

function tellLost(lost: readonly string[]): void {
  for (const sha256 of lost) console.error(`✗ ${sha256} manque ou n’est plus intact : reprenez-le d’une sauvegarde.`);
  if (lost.length > 0) process.exitCode = 1;
}

await command(() => run(process.argv.slice(2)));
