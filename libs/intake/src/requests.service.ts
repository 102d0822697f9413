import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CatalogueService } from '#appointments';
import { IdentityService } from '#identity';
import { type Actor, event, hours, InvalidInput, isUuid, later, localDate, NotFound, permit, system } from '#kernel';
import { Announcer, Database, digest, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import { type Arrival, type DraftAnswers, reasonToAsk } from './domain/answers.js';
import { mayAsk, mayReadRequest, type RequestFacts } from './domain/policy.js';
import { type Said, wrongIn } from './domain/requester.js';
import { TooManyToday } from './intake.errors.js';
import { fieldSentences } from './intake.fr.js';
import { Request } from './request.entity.js';
import { RequestLinks } from './request-links.js';
import { judgedBy, madeBy } from './requests.queries.js';

export type RequestRead = Readonly<Omit<Request, 'never'>>;

const asIntake = system('intake');
const mostADay = 3;

interface Judged {
  readonly request: RequestRead;
  readonly facts: RequestFacts;
  /** Null for the ordinary door. */
  readonly arrival: Arrival | null;
}

/** What someone asks when no slot answers it: a territory that is not listed, no slot that suits, a meeting on site. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly territories: TerritoriesService,
    private readonly catalogue: CatalogueService,
    private readonly announcer: Announcer,
    private readonly links: RequestLinks,
  ) {}

  async request(by: Actor, id: string): Promise<RequestRead> {
    return (await this.judged(by, id)).request;
  }

  /** With what it is judged by, for what is to be judged next. */
  async judged(by: Actor, id: string): Promise<Judged> {
    const request = isUuid(id) && (await this.database.repository(Request).findOne({ where: { id } }));
    if (!request) throw new NotFound();
    const { arrival = null, ...facts } = await this.factsOf(id);
    permit(mayReadRequest(by, facts));
    return { request, facts, arrival };
  }

  /** What those who sign in are judged by; whoever holds a link is judged by its identifier, the service by nothing. */
  private async factsOf(id: string): Promise<RequestFacts & { arrival?: Arrival | null }> {
    return { id, ...(await this.database.row<RequestFacts & { arrival: Arrival | null }>(judgedBy, [id])) };
  }

  /** What its mailed link opens, and who holds it. */
  async byToken(token: string): Promise<{ request: RequestRead; by: Actor }> {
    const request = await this.database.repository(Request).findOne({ where: { linkDigest: digest(token) } });
    if (!request) throw new NotFound();
    return { request, by: { kind: 'holder', purpose: 'request', id: request.id } };
  }

  async many(by: Actor, ids: readonly string[]): Promise<RequestRead[]> {
    permit(mayReadRequest(by, {}));
    return ids.length > 0 ? this.database.repository(Request).findBy({ id: In([...ids]) }) : [];
  }

  /** Of those, the ones that she made herself, by an address of hers: the others are her colleagues'. */
  async madeBy(by: Actor, requests: readonly RequestRead[]): Promise<Set<string>> {
    if (by.kind !== 'person' || requests.length === 0) return new Set();
    const rows = await this.database.rows<{ id: string }>(madeBy, [requests.map(({ id }) => id), by.personId]);
    return new Set(rows.map(({ id }) => id));
  }

  /** What people call them, in one query; an unknown one is absent. */
  async references(by: Actor, ids: readonly string[]): Promise<Map<string, string>> {
    permit(mayReadRequest(by, {}));
    const rows = await this.database.rows<{ id: string; reference: string }>('SELECT id, reference FROM request WHERE id = ANY($1)', [ids]);
    return new Map(rows.map(({ id, reference }) => [id, reference]));
  }

  /** Each brings its receipt: they count among the mails of an address that nobody has proven. */
  async countToday(by: Actor, addressId: string, now: Date): Promise<number> {
    permit(mayReadRequest(by));
    const counted = await this.database.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM request WHERE address_id = $1 AND received_at > $2',
      [addressId, later(now, -hours(24))],
    );
    return counted?.count ?? 0;
  }

  @Transactional()
  async submit(by: Actor, answers: DraftAnswers, now: Date): Promise<RequestRead> {
    permit(mayAsk(by));
    const errors = wrongIn(saidIn(answers), fieldSentences);
    if (errors.length > 0) throw new InvalidInput(errors);
    const address = await this.identity.addressFor(asIntake, answers.email ?? '', now);
    await this.assertWithinLimits(address, now);
    const request = Object.assign(new Request(), written(answers), {
      ...(await this.about(by, answers, now)),
      ...this.newId(),
      reference: await this.nextReference(now),
      addressId: address.id,
      receivedAt: now,
    });
    await this.database.repository(Request).insert(request);
    await this.announcer.record(by, event('RequestReceived', { kind: 'request', id: request.id }, { requestId: request.id }), now);
    return request;
  }

  /** Of which collectivité, listed or as its people name it, and of what. */
  private async about(by: Actor, { type, said, territoryId = '' }: DraftAnswers, now: Date) {
    const { code, title } = await this.catalogue.bookable(by, type ?? '');
    const { id, label, timeZone } = said
      ? await this.territories.declare(asIntake, said, now)
      : await this.territories.one(by, territoryId);
    return { typeCode: code, typeTitle: title, territoryId: id, territoryLabel: label, timeZone };
  }

  private async assertWithinLimits({ id, provenAt }: { id: string; provenAt: Date | null }, now: Date): Promise<void> {
    if (provenAt) return;
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [id]);
    const oldest = await this.database.row<{ at: Date }>(
      'SELECT received_at AS at FROM request WHERE address_id = $1 AND received_at > $2 ORDER BY received_at DESC OFFSET $3 LIMIT 1',
      [id, later(now, -hours(24)), mostADay - 1],
    );
    if (oldest) throw new TooManyToday(later(oldest.at, hours(24)), now);
  }

  private newId(): Pick<Request, 'id' | 'linkDigest'> {
    const id = randomUUID();
    return { id, linkDigest: this.links.digestOf(id) };
  }

  private async nextReference(now: Date): Promise<string> {
    const next = await this.database.row<{ n: string }>(`SELECT nextval('request_reference') AS n`);
    return `DE-${localDate(now, 'Europe/Paris').slice(0, 4)}-${String(next?.n).padStart(6, '0')}`;
  }
}

/** A request needs no telephone and judges its place itself: it is not a meeting yet. */
const saidIn = ({ firstName = '', lastName = '', email = '', phone, function: role, intention, place }: DraftAnswers): Said => ({
  requester: { firstName, lastName, email, phone, function: role },
  modality: 'visio',
  project: intention ? { title: '', intention } : undefined,
  place,
});

const written = (answers: DraftAnswers) => ({
  reason: reasonToAsk(answers) ?? ('no_slot' as const),
  modality: answers.modality ?? 'visio',
  ...{ firstName: answers.firstName, lastName: answers.lastName, email: answers.email },
  requesterStatus: answers.status ?? 'staff',
  ...orNull(answers),
  preferred: [...(answers.preferred ?? [])],
});

const orNull = ({ function: requesterFunction = null, phone = null, place = null, intention = null }: Nullable<DraftAnswers>) => ({
  requesterFunction,
  phone,
  place,
  intention,
});

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };
