import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { frenchDate, hourAt, NotFound, Refusal, system, zoned } from '#kernel';
import { MessageDesk, messageKindNames, messageStates, notificationRefusals, type StuckMessage, StuckMessages } from '#notifications';
import { Clock, WrongSetting } from '#platform';
import { CliModule } from './cli.module.js';
import { command } from './command.js';

const asOperator = system('messages');

/** More than one can read; the oldest failures are the least urgent. */
const most = 200;

const usage = `npm run messages                     ce qui attend, a été abandonné ou refusé
npm run messages -- --again ID       envoie de nouveau un message abandonné ou refusé
npm run messages -- --bounce FICHIER prend un avis de non-distribution (RFC 3464)`;

/** What does not leave by itself, and what a person does about it. */
async function run([option, value]: readonly string[]): Promise<void> {
  if (option && (!value || !['--again', '--bounce'].includes(option))) throw new WrongSetting(usage);
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'] });
  try {
    if (option === '--again') await again(app, value as string);
    else if (option === '--bounce') await bounce(app, value as string);
    else show(await app.get(StuckMessages).list(asOperator, most));
  } finally {
    await app.close();
  }
}

async function again(app: INestApplicationContext, id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new NotFound();
  await app.get(MessageDesk).again(asOperator, id, app.get(Clock).now());
  console.log('Le message part de nouveau.');
}

async function bounce(app: INestApplicationContext, file: string): Promise<void> {
  const id = await app.get(MessageDesk).bounced(asOperator, notice(file), app.get(Clock).now());
  console.log(`Avis pris en compte : message ${id}.`);
}

function notice(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongSetting(`Le fichier ${file} ne peut pas être lu.`);
  }
}

function show(messages: readonly StuckMessage[]): void {
  if (messages.length > 0) for (const line of inColumns([headings, ...messages.map(cells)])) console.log(line);
  console.log(countOf(messages.length));
}

function countOf(count: number): string {
  if (count === 0) return 'Rien n’attend, rien n’a échoué.';
  return count < most ? `${count} message(s).` : `Les ${most} premiers messages.`;
}

const headings = ['État', 'Message', 'Référence', 'Vers', 'Promis (heure de Paris)', 'Pas avant', 'Essais', 'Réponse', 'ID'];

const recipients = { requester: 'adresse', advisor: 'cellule', desk: 'accueil' };

const cells = ({ id, kind, state, to, domain, reference, madeAt, notBefore, tries, smtpCode }: StuckMessage): string[] => [
  messageStates[state],
  messageKindNames[kind],
  reference ?? '–',
  domain ?? recipients[to],
  momentOf(madeAt),
  state === 'waiting' && notBefore ? momentOf(notBefore) : '–',
  String(tries),
  smtpCode ? String(smtpCode) : '–',
  id,
];

const momentOf = (instant: Date): string =>
  `${frenchDate(zoned(instant, 'Europe/Paris').toPlainDate())}, ${hourAt(instant, 'Europe/Paris')}`;

function inColumns(rows: readonly string[][]): string[] {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** In French what we know of, else as it came. */
function sentenceFor(error: unknown): unknown {
  if (error instanceof NotFound) return 'Aucun message ne porte cet ID.';
  if (error instanceof Refusal) return notificationRefusals[error.code as keyof typeof notificationRefusals]?.detail ?? error;
  return error;
}

await command(() => run(process.argv.slice(2)), sentenceFor);
