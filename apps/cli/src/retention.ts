import 'reflect-metadata';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { frenchDate, InvalidInput, NotFound, startOfDay, system, zoned } from '#kernel';
import { Clock, type HoldRead, Retention, RetentionHolds, type RuleOutcome, WrongSetting } from '#platform';
import { CliModule } from './cli.module.js';
import { command } from './command.js';

const asOperator = system('retention');

const usage = `npm run retention -- --dry-run                       ce qui serait effacé ou oublié, sans rien changer
npm run retention                                    le fait (le service de fond le fait chaque nuit)
npm run retention -- --holds                         les conservations en cours
npm run retention -- --hold SORTE ID RAISON [JOUR]   met à l’abri (appointment, request, person, address), jusqu’à un jour
npm run retention -- --lift CONSERVATION             lève une conservation`;

type Act = (app: INestApplicationContext, values: readonly string[], now: Date) => Promise<void>;

const acts: Record<string, { readonly values: readonly number[]; readonly act: Act }> = {
  '': { values: [0], act: carryOut },
  '--dry-run': { values: [0], act: foresee },
  '--holds': { values: [0], act: showHolds },
  '--hold': { values: [3, 4], act: hold },
  '--lift': { values: [1], act: lift },
};

async function run([option = '', ...values]: readonly string[]): Promise<void> {
  const asked = acts[option];
  if (!asked?.values.includes(values.length)) throw new WrongSetting(usage);
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'] });
  try {
    await asked.act(app, values, app.get(Clock).now());
  } finally {
    await app.close();
  }
}

async function foresee(app: INestApplicationContext, _values: readonly string[], now: Date): Promise<void> {
  show(await app.get(Retention).foresee(now));
  console.log('Rien n’a été changé.');
}

async function carryOut(app: INestApplicationContext, _values: readonly string[], now: Date): Promise<void> {
  const outcomes = await app.get(Retention).carryOut(now);
  if (!outcomes) throw new WrongSetting('Un autre effacement est en cours. Recommencez dans quelques minutes.');
  show(outcomes);
  console.log('C’est fait : les preuves sont dans la table retention_run et au journal.');
}

async function showHolds(app: INestApplicationContext, _values: readonly string[], now: Date): Promise<void> {
  const holds = await app.get(RetentionHolds).inForce(asOperator, now);
  for (const each of holds) console.log(lineOf(each));
  console.log(`${holds.length} conservation(s) en cours.`);
}

async function hold(app: INestApplicationContext, [kind = '', id = '', reason = '', day]: readonly string[], now: Date): Promise<void> {
  if (day && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new WrongSetting('Le jour s’écrit 2030-12-31.');
  const until = day ? startOfDay(day, 'Europe/Paris') : null;
  const made = await app.get(RetentionHolds).place(asOperator, { kind, id, reason, until }, now);
  console.log(`Conservation ${made}.`);
}

async function lift(app: INestApplicationContext, [id = '']: readonly string[], now: Date): Promise<void> {
  await app.get(RetentionHolds).lift(asOperator, id, now);
  console.log('La conservation est levée.');
}

const dayOf = (instant: Date): string => frenchDate(zoned(instant, 'Europe/Paris').toPlainDate());

const lineOf = ({ holdId, kind, id, reason, from, until }: HoldRead): string =>
  `${holdId}  ${kind} ${id}  depuis le ${dayOf(from)}${until ? `, jusqu’au ${dayOf(until)}` : ''}  ${reason}`;

function show(outcomes: readonly RuleOutcome[]): void {
  for (const { rule, title, entries, oldest } of outcomes.filter((outcome) => outcome.entries > 0))
    console.log(`${rule.padEnd(26)} ${String(entries).padStart(8)}  ${title}${oldest ? `, depuis le ${dayOf(oldest)}` : ''}`);
  console.log(`${outcomes.reduce((sum, { entries }) => sum + entries, 0)} ligne(s), ${outcomes.length} règles.`);
}

/** In French what we know of, else as it came. */
function sentenceFor(error: unknown): unknown {
  if (error instanceof NotFound) return 'Aucune conservation en cours ne porte cet identifiant.';
  if (error instanceof InvalidInput) return error.errors.map(({ detail }) => detail).join('\n');
  return error;
}

await command(() => run(process.argv.slice(2)), sentenceFor);
