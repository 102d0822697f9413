import { Injectable } from '@nestjs/common';
import { AppointmentRegister } from '#appointments';
import { CasesService } from '#cases';
import { PeopleService } from '#identity';
import { RequestRegister } from '#intake';
import { CallsToMake, StuckMessages } from '#notifications';
import type { Link } from '#views';
import { countWords } from '../counts.fr.js';
import type { SignedVisit } from '../signed.js';
import {
  callCounts,
  endingCounts,
  failedCounts,
  peopleCounts,
  unattendedCounts,
  unfollowedCounts,
  unfollowedPath,
  upcomingCounts,
  waitingCounts,
} from './desk.fr.js';

/** What waits for coordination, in numbers, each with where it is. */
@Injectable()
export class DeskFigures {
  constructor(
    private readonly register: AppointmentRegister,
    private readonly requests: RequestRegister,
    private readonly cases: CasesService,
    private readonly messages: StuckMessages,
    private readonly calls: CallsToMake,
    private readonly people: PeopleService,
  ) {}

  async of({ by, now }: SignedVisit): Promise<Link[]> {
    return [
      { href: '/agenda/demandes', text: countWords(await this.requests.count(by, { state: 'open' }), waitingCounts) },
      { href: '/dossiers?suivi=&fin=oui', text: countWords(await this.cases.count(by, { ending: true }, now), endingCounts) },
      { href: '/coordination/rendez-vous', text: countWords(await this.register.count(by, { upcomingAt: now }), upcomingCounts) },
      {
        href: '/coordination/rendez-vous?confier=oui',
        text: countWords(await this.register.count(by, { unattendedAt: now }), unattendedCounts),
      },
      { href: '/coordination/appels', text: countWords((await this.calls.ofDesk(by, now)).length, callCounts) },
      { href: unfollowedPath, text: countWords(await this.cases.count(by, { unfollowedAt: now }, now), unfollowedCounts) },
      { href: '/coordination/messages', text: countWords(await this.messages.countFailed(by), failedCounts) },
      { href: '/coordination/personnes', text: countWords(await this.people.count(by, {}, now), peopleCounts) },
    ];
  }
}
