import type { INestApplicationContext } from '@nestjs/common';
import { timing } from '#appointments';
import { OrganisationsService } from '#identity';
import { system } from '#kernel';
import { Database, Transactional, WrongSetting } from '#platform';
import { advisors as cast } from '../cast.js';
import {
  addActions,
  attachAppointments,
  enrolLeads,
  giveAccess,
  knowCollectivites,
  openCases,
  sendMinutes,
  tellSteps,
  writeWords,
} from './load-cases.queries.js';
import {
  commit,
  enrolAdvisors,
  foundInLoad,
  giveRoles,
  knowAddresses,
  type LoadFound,
  makeAppointments,
  mostCases,
  openAgendas,
  takeStock,
  takeTime,
  tellChanges,
  whatIsThere,
} from './load-set.queries.js';
import type { LoadSize } from './load-size.js';

/** A load set beside the demonstration, or alone in a migrated database; all of it or nothing. Answers what was done. */
export async function loadSet(app: INestApplicationContext, size: LoadSize, now: Date): Promise<string> {
  const database = app.get(Database);
  const there = await database.row<{ real: boolean; loaded: boolean }>(whatIsThere);
  if (there?.real) throw new WrongSetting('Cette base est celle d’un vrai service : un jeu de charge n’y entre pas.');
  if (there?.loaded) throw new WrongSetting('Un jeu de charge est déjà dans cette base : prenez-en une autre.');
  const { advisors, appointments, upcoming, cases } = await new LoadSet(database, app.get(OrganisationsService)).make(size, now);
  return `Jeu de charge chargé et vérifié : ${advisors} personnes à la cellule, ${appointments} rendez-vous dont ${upcoming} à venir, ${cases} dossiers.`;
}

const asLoad = system('load');

/** Appointments of one requester. */
const perAddress = 5;

const addressesOf = ({ appointments }: LoadSize): number => Math.max(1, Math.ceil(appointments / perAddress));

class LoadSet {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Straight into the tables, so nothing is announced: no message leaves for these appointments. */
  @Transactional()
  async make(size: LoadSize, now: Date): Promise<LoadFound> {
    const { advisors, appointments, upcoming } = size;
    const { beforeMinutes, afterMinutes } = timing;
    const addresses = addressesOf(size);
    const cell = await this.organisations.named(asLoad, 'cell', '', now);
    await this.database.rows(takeTime);
    await this.database.rows(enrolAdvisors, [advisors, JSON.stringify(cast), now]);
    await this.database.rows(giveRoles, [advisors, cell.id, now]);
    await this.database.rows(openAgendas, [advisors]);
    await this.database.rows(knowAddresses, [addresses, now]);
    await this.database.rows(makeAppointments, [advisors, appointments, upcoming, addresses, now, beforeMinutes + afterMinutes]);
    await this.database.rows(commit, [advisors, beforeMinutes, afterMinutes]);
    await this.database.rows(tellChanges, [advisors]);
    await this.openCases(addresses, advisors, now);
    await this.database.rows(takeStock);
    return this.checked(size, now);
  }

  private async openCases(addresses: number, advisors: number, now: Date): Promise<void> {
    await this.database.rows(knowCollectivites, [addresses, now]);
    await this.database.rows(enrolLeads, [addresses, now]);
    for (const told of [openCases, giveAccess, tellSteps, attachAppointments, addActions, writeWords])
      await this.database.rows(told, [addresses, now, advisors]);
    await this.database.rows(sendMinutes, [now]);
  }

  private async checked(size: LoadSize, now: Date): Promise<LoadFound> {
    const found = await this.database.row<LoadFound>(foundInLoad, [size.advisors, now]);
    const cases = Math.min(mostCases, addressesOf(size));
    const expected: LoadFound = { ...size, cases, uncommitted: 0, overlapping: 0, unchecked: 0 };
    const wrong = Object.entries(expected).filter(([name, figure]) => found?.[name as keyof LoadFound] !== figure);
    if (!found || wrong.length > 0) throw new Error(`load set: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
    return found;
  }
}
