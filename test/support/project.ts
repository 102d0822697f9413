import type { INestApplicationContext } from '@nestjs/common';
import { CasesService, EvidenceService, missingIn, type NewCase, type Phase, PhasesService } from '#cases';
import type { PersonActor } from '#kernel';
import { Community } from './community.js';

/** A case of one commune with those who have to do with it. */
export interface Project {
  readonly id: string;
  readonly lead: PersonActor;
  readonly member: PersonActor;
  readonly advisor: PersonActor;
}

/** What is someone's word. */
const said = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'deliberation' } as const;

/** The cell's people, and cases as they open them. */
export class Projects {
  readonly community: Community;
  readonly cases: CasesService;
  readonly phases: PhasesService;
  readonly evidence: EvidenceService;

  constructor(
    readonly app: INestApplicationContext,
    readonly now: Date,
  ) {
    this.community = new Community(app, now);
    this.cases = app.get(CasesService);
    this.phases = app.get(PhasesService);
    this.evidence = app.get(EvidenceService);
  }

  async open(territoryId: string, advisor: PersonActor, more: Partial<NewCase> = {}): Promise<string> {
    const agreement = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'said' } as const;
    const order = {
      territoryId,
      title: 'Une assemblée ouverte',
      summary: 'Associer les habitants.',
      agreement,
      origin: 'advisor',
    } as const;
    return this.cases.open(advisor, { ...order, referentId: advisor.personId, ...more }, this.now);
  }

  async begun(territoryId: string, name: string): Promise<Project> {
    const lead = await this.community.with('lead', `odile.${name}@town.example`, { territoryId });
    const member = await this.community.with('member', `marc.${name}@town.example`, { territoryId });
    const advisor = await this.community.with('advisor', `amina.${name}@cellule.example`);
    return { id: await this.open(territoryId, advisor), lead, member, advisor };
  }

  async version(by: PersonActor, id: string): Promise<number> {
    return (await this.cases.one(by, id, this.now)).version;
  }

  /** Everything that is still to be received in a phase. */
  async receive(by: PersonActor, id: string, phase: Phase): Promise<void> {
    const received = await this.evidence.received(by, id);
    for (const code of missingIn(phase, received))
      await this.evidence.receive(by, id, { code, form: 'text', words: `Reçu : ${code}`, said, visibility: 'shared' }, this.now);
  }

  /** One step ahead: proposed by its lead, confirmed by its advisor. */
  async advance({ id, lead, advisor }: Project): Promise<void> {
    const { phase, version } = await this.cases.one(lead, id, this.now);
    await this.receive(lead, id, phase);
    await this.phases.move(lead, id, { kind: 'propose', version }, this.now);
    await this.phases.move(advisor, id, { kind: 'confirm', version: version + 1 }, this.now);
  }
}
