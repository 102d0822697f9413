import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { frenchDate, zoned } from '#kernel';
import { Clock, Journal, type JournalFindings, WrongSetting } from '#platform';
import { CliModule } from './cli.module.js';
import { command } from './command.js';

/** `npm run journal -- --verify`: has anybody changed the journal behind the database's back? The exit code says so, too. */
async function run(asked: readonly string[]): Promise<void> {
  if (asked.join(' ') !== '--verify') throw new WrongSetting('npm run journal -- --verify   compare le journal à ses sceaux');
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'] });
  try {
    const findings = await app.get(Journal).verify(app.get(Clock).now());
    for (const line of told(findings)) console.log(line);
    if (findings.broken || findings.asleep.length > 0) process.exitCode = 1;
  } finally {
    await app.close();
  }
}

const number = (count: number): string => count.toLocaleString('fr');

function told({ seals, entries, dropped, unsealed, broken, asleep, last }: JournalFindings): string[] {
  return [
    `Sceaux comparés : ${number(seals)} ; écritures : ${number(entries)} ; pas encore scellées : ${number(unsealed)}.`,
    ...(dropped > 0 ? [`Sceaux dont les mois ont été retirés à leur terme : ${number(dropped)}.`] : []),
    ...asleep.map((guard) => `✗ La protection ${guard} est absente ou désactivée.`),
    broken
      ? `✗ Le sceau ${broken.id}, posé le ${frenchDate(zoned(broken.sealedAt, 'Europe/Paris').toPlainDate())}, ne correspond plus : le journal a été modifié.`
      : 'Le journal est tel qu’il a été scellé.',
    ...(last ? [`Dernier sceau : ${last.id}, ${last.sha256}. Notez-le ailleurs : il prouvera plus tard que rien n’a été coupé.`] : []),
  ];
}

await command(() => run(process.argv.slice(2)));
