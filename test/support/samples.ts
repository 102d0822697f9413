import { WorkingHoursService } from '#agenda';
import { AppointmentsService } from '#appointments';
import { CaseActionsService, CasesService } from '#cases';
import { ActsService, OrganisationsService, PeopleService } from '#identity';
import { type Actor, type Facts, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import type { RunningApp } from './app.js';
import { askedWithin } from './requests.js';
import { bookedBy } from './residents.js';
import { inCollectivite, nationwide, nowhere } from './standing.js';

const by = system('spec');

export type Kind =
  | 'appointment'
  | 'act'
  | 'summary'
  | 'membership'
  | 'admission'
  | 'person'
  | 'message'
  | 'request'
  | 'file'
  | 'closure'
  | 'availability'
  | 'case'
  | 'action';

type Ids = Partial<Record<Kind, string>>;

/** One thing of each kind in each of two communes, and what policies judge it by. Of the others there is none. */
export class Samples {
  private constructor(
    private readonly running: RunningApp,
    private readonly ids: Readonly<Record<string, Ids>>,
  ) {}

  /** `reader` of the first commune's appointment is `person@…`. */
  static async in(running: RunningApp, [own, other]: readonly [string, string]): Promise<Samples> {
    const appointment = await bookedBy(running, 'person@buis.example');
    const colleague = await aMember(running, own, 'collegue@buis.example');
    const theirs = await bookedBy(running, 'collegue@buis.example', { nth: 4 });
    const project = await aCase(running, own);
    return new Samples(running, {
      // its collectivité lets its préfecture see a summary; the other one says nothing
      [own]: {
        ...{ availability: await receiverOf(running, 0), appointment, summary: theirs },
        ...{ ...colleague, act: await anAgreement(running, own, colleague), case: project, action: await anAction(running, project) },
        request: await askedWithin(running, own),
      },
      [other]: {
        availability: await receiverOf(running, 1),
        appointment: await bookedBy(running, 'maire@nyons.example', { territory: other, nth: 8 }),
        request: await askedWithin(running, other),
        ...(await aMember(running, other, 'membre@nyons.example')),
      },
    });
  }

  /** Undefined where there is none. */
  id(kind: Kind, place: string): string | undefined {
    return this.ids[place]?.[kind];
  }

  async facts(kind: Kind, place: string, actor: Actor): Promise<Facts> {
    const id = this.id(kind, place) ?? '';
    if (kind === 'appointment') return this.appointmentFacts(id, actor);
    if (['case', 'action'].includes(kind)) return this.caseFacts(this.id('case', place) ?? '');
    if (kind === 'summary') return { departements: ['26'] };
    if (kind === 'request') return { territoryId: place, departements: ['26'] };
    const { id: organisationId } = await this.running.app.get(OrganisationsService).collectiviteOf(by, place, this.running.clock.now());
    return kind === 'membership' || kind === 'act' ? { organisationId, territoryId: place, departements: ['26'] } : { personIds: [id] };
  }

  private async appointmentFacts(id: string, actor: Actor): Promise<Facts> {
    const { advisorId, addressId, territoryId } = await this.running.app.get(AppointmentsService).read(by, id);
    const isActing = actor.kind === 'person' && actor.standing !== null;
    return { personIds: isActing ? [advisorId] : await this.ownersOf(addressId), territoryId, departements: ['26'] };
  }

  private async caseFacts(id: string): Promise<Facts> {
    const { leadId, referentId } = await this.running.app.get(CasesService).one(by, id, this.running.clock.now());
    return { organisationId: leadId, personIds: [referentId], departements: ['26'] };
  }

  private async ownersOf(addressId: string): Promise<string[]> {
    const sql = 'SELECT person_id AS id FROM address WHERE id = $1 AND proven_at IS NOT NULL AND person_id IS NOT NULL';
    return (await this.running.app.get(Database).rows<{ id: string }>(sql, [addressId])).map(({ id }) => id);
  }
}

/** The nth of those who receive. */
async function receiverOf({ app, clock }: RunningApp, nth: number): Promise<string> {
  const receiver = (await app.get(WorkingHoursService).receivers(by, clock.now()))[nth];
  if (!receiver) throw new Error(`no receiver ${nth}`);
  return receiver.id;
}

async function aMember({ app, clock }: RunningApp, territoryId: string, email: string): Promise<Ids> {
  const who = { email, role: 'member' as const, scope: nowhere, territoryId, firstName: 'Ada', lastName: 'Roy' };
  const { personId, membershipId } = await app.get(PeopleService).grant(by, who, clock.now());
  return { membership: membershipId, person: personId };
}

async function aCase({ app, clock }: RunningApp, territoryId: string): Promise<string> {
  const email = 'referent@cellule.example';
  const who = { email, role: 'advisor' as const, scope: nationwide, firstName: 'Amina', lastName: 'Roche' };
  const { personId: referentId } = await app.get(PeopleService).grant(by, who, clock.now());
  const agreement = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'said' } as const;
  const order = { territoryId, title: 'Une assemblée ouverte', summary: '', agreement, referentId, origin: 'advisor' } as const;
  return app.get(CasesService).open(by, order, clock.now());
}

/** The collectivité's, in sight of both. */
function anAction({ app, clock }: RunningApp, caseId: string): Promise<string> {
  const who = { side: 'collectivite', ownerId: null, ownerName: null } as const;
  const written = { ...who, what: 'Envoyer la délibération', dueOn: null, council: null, visibility: 'shared' } as const;
  return app.get(CaseActionsService).add(by, caseId, written, clock.now());
}

async function anAgreement({ app, clock }: RunningApp, territoryId: string, { person = '', membership = '' }: Ids): Promise<string> {
  const { id } = await app.get(OrganisationsService).collectiviteOf(by, territoryId, clock.now());
  const said = { kind: 'prefecture_summary', agrees: true, words: 'Oui.', typedName: 'Ada Roy' } as const;
  const her = { ...inCollectivite('member', territoryId, person, id) };
  const standing = { ...her.standing, membershipId: membership } as PersonActor['standing'];
  return (await app.get(ActsService).perform({ ...her, standing }, said, clock.now())) ?? '';
}
