import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentRegister, mostPreparation, PreparationsService } from '#appointments';
import { CasesService } from '#cases';
import { IdentityService } from '#identity';
import { ArrivalsService } from '#intake';
import { TerritoriesService } from '#territories';
import { type Card, type CellAppointmentProps, type Fact, type Link, territoryDetail } from '#views';
import { cardForCell, fullName } from '../appointment-cards.fr.js';
import { asPages, type Opened } from '../public/appointment/appointment.page.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { cameBy, factsOf, preparationOf } from './appointment.fr.js';

/** What was typed to prepare it, for each side; what is not the asker's to write is not there. */
export interface TypedPreparation {
  readonly asked: string;
  readonly note?: string | undefined;
}

/** What the cell reads of one appointment, and around it. */
@Injectable()
export class CellAppointmentFacts {
  constructor(
    private readonly identity: IdentityService,
    private readonly arrivals: ArrivalsService,
    private readonly register: AppointmentRegister,
    private readonly territories: TerritoriesService,
    private readonly preparations: PreparationsService,
    private readonly cases: CasesService,
  ) {}

  async of(appointment: AppointmentRead): Promise<Fact[]> {
    const advisor = await this.identity.person(asPages, appointment.advisorId);
    const arrival = await this.arrivals.of(asPages, { kind: 'appointment', id: appointment.id });
    return [...factsOf(appointment, fullName(advisor)), ...cameBy(arrival)];
  }

  /** `typed`: what was refused, as it was typed. */
  async preparation(
    { base, appointment }: Pick<Opened, 'base' | 'appointment'>,
    { by }: SignedVisit,
    { canChange, typed }: { readonly canChange: boolean; readonly typed: TypedPreparation | undefined },
  ): Promise<CellAppointmentProps['preparing']> {
    const territory = await this.territories.find(asPages, appointment.territoryId);
    const { asked, ofAdvisor, note, version, writesNote } = await this.preparations.ofBoth(by, appointment.id);
    return {
      facts: preparationOf(appointment, territory && `${printed(territory.label)}, ${territoryDetail(territory)}`),
      ...{ ofAdvisor, note, asked: asked.lines },
      form: canChange
        ? {
            ...{ action: `${base}/preparation`, version, most: mostPreparation, isOpen: typed !== undefined },
            typed: { asked: typed?.asked ?? asked.lines.join('\n'), note: writesNote ? (typed?.note ?? note ?? '') : null },
          }
        : null,
    };
  }

  /** The case that it is in; null where there is none, or none that she may read. */
  async caseOf({ id }: AppointmentRead, { by, now }: SignedVisit): Promise<Link | null> {
    const found = await this.cases.caseOf(by, { kind: 'appointment', id }, now);
    return found && { text: `Le dossier : ${found.title}`, href: `/dossiers/${found.id}` };
  }

  async others({ id, territoryId }: AppointmentRead, { by, now, signIn }: SignedVisit): Promise<Card[]> {
    const { items } = await this.register.list(by, { territoryId, latestFirst: true }, { limit: 6 });
    return items
      .filter((one) => one.id !== id)
      .slice(0, 5)
      .map((one) => cardForCell(one, signIn.timeZone, now));
  }
}
