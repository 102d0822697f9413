import { Injectable } from '@nestjs/common';
import { CaseAccess, PeopleService, type PersonListed } from '#identity';
import { type Actor, decideAnywhere, event, type FieldError, InvalidInput, NotFound, permit, system } from '#kernel';
import { Announcer, Database, refusedBy, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import { type RequestAct, wrongIn } from './domain/act.js';
import type { Arrival } from './domain/answers.js';
import { moved, openMoves, type RequestMove, type Standpoint } from './domain/lifecycle.js';
import { isMadeBy, mayMove, sideOf } from './domain/policy.js';
import { MoveRefused, RequestChanged } from './intake.errors.js';
import { fieldSentences, moveSentences } from './intake.fr.js';
import { Request } from './request.entity.js';
import { type MoveRead, movesOf as movesSql, writeMove } from './request-moves.queries.js';
import { type RequestRead, RequestsService } from './requests.service.js';

const asIntake = system('intake');

/** Everything wrong with what is said of a move. */
export const wrongInAct = (act: RequestAct): FieldError[] => wrongIn(act, { ...fieldSentences, ...moveSentences });

/** A request as the asker may deal with it. */
export interface OpenedRequest {
  readonly request: RequestRead;
  readonly open: readonly RequestMove[];
  readonly moves: readonly MoveRead[];
  /** By which door it came, for the cell; for the others, who of a préfecture asked for them. Null for the ordinary one. */
  readonly arrival: Arrival | null;
  /** The asker made it herself: it is not a colleague's. */
  readonly isHers: boolean;
}

/** What is written of a move besides its words. */
type Particulars = Partial<
  Pick<MoveRead, 'advisorId' | 'duplicateOf' | 'referredTo' | 'agreement' | 'passedOn' | 'territoryFrom' | 'territoryTo'>
>;

/** What becomes of a request: one move at a time, each written for good, by whoever may make it. */
@Injectable()
export class TriageService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsService,
    private readonly people: PeopleService,
    private readonly access: CaseAccess,
    private readonly territories: TerritoriesService,
    private readonly announcer: Announcer,
  ) {}

  /** A request, what the asker can do with it now, and everything that happened to it, the earliest first. */
  async opened(by: Actor, id: string): Promise<OpenedRequest> {
    const { request, facts, arrival } = await this.requests.judged(by, id);
    const isHers = isMadeBy(by, facts);
    const open = openMoves(standpointOf(request), sideOf(by)).filter((move) => mayMove(by, facts, move) === 'allowed');
    return { request, open, moves: await this.movesOf(by, id), arrival: toldOf(by, arrival), isHers };
  }

  async history(by: Actor, id: string): Promise<MoveRead[]> {
    await this.requests.request(by, id);
    return this.movesOf(by, id);
  }

  private async movesOf(by: Actor, id: string): Promise<MoveRead[]> {
    const moves = await this.database.rows<MoveRead>(movesSql, [id]);
    return sideOf(by) === 'requester' ? moves.map(asTheyReadIt) : moves;
  }

  /** Those who can be given a request. */
  async advisors(by: Actor, now: Date): Promise<readonly PersonListed[]> {
    permit(decideAnywhere(by, 'request', 'decide'));
    return (await this.people.people(asIntake, { role: 'advisor' }, { limit: 100 }, now)).items;
  }

  /** The receipt has left: once, however often it is said. */
  @Transactional()
  async acknowledge(by: Actor, id: string, now: Date): Promise<void> {
    permit(mayMove(by, (await this.requests.judged(by, id)).facts, 'acknowledge'));
    const request = await this.locked(id);
    if (request.state === 'submitted') await this.write(by, request, { move: 'acknowledge', words: '' }, now);
  }

  /** `version`: of the request that was shown; `RequestChanged` when someone was faster. */
  @Transactional()
  async make(by: Actor, id: string, { version, ...act }: RequestAct & { readonly version: number }, now: Date): Promise<void> {
    const { facts } = await this.requests.judged(by, id);
    permit(mayMove(by, facts, act.move));
    const request = await this.locked(id);
    if (await this.changedSince(request, version)) throw new RequestChanged();
    refuse(wrongInAct(act));
    const particulars = await this.particularsOf(by, request, act, now);
    const number = await this.write(by, request, { ...particulars, move: act.move, words: act.words.trim() }, now);
    await this.announce(by, act.move, { requestId: id, number }, now);
  }

  /** What someone is told of. */
  private async announce(by: Actor, move: RequestMove, made: { requestId: string; number: number }, now: Date): Promise<void> {
    const about = subject(made.requestId);
    if (answers.includes(move)) await this.announcer.record(by, event('RequestAnswered', about, made), now);
    if (move === 'ask') await this.announcer.record(by, event('RequestQuestioned', about, made), now);
    if (move === 'complete' && sideOf(by) === 'requester') await this.announcer.record(by, event('RequestCompleted', about, made), now);
  }

  private async locked(id: string): Promise<Request> {
    const found = await this.database.repository(Request).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new NotFound();
    return found;
  }

  /** That the receipt left meanwhile changes nothing for whoever decides. */
  private async changedSince({ id, version: current }: Request, version: number): Promise<boolean> {
    if (current === version) return false;
    const moves = await this.database.rows<MoveRead>(movesSql, [id]);
    return !moves.some(({ number }) => number === version) || moves.some(({ number, side }) => number > version && side !== 'service');
  }

  /** The move and where it leads, in one transaction: the number that it takes is its own. */
  private async write(by: Actor, request: Request, made: Particulars & { move: RequestMove; words: string }, now: Date): Promise<number> {
    const side = sideOf(by);
    const to = moved(standpointOf(request), made.move, side);
    if (!to) throw new MoveRefused();
    const number = request.version + 1;
    const personId = by.kind === 'person' ? by.personId : null;
    await refusedBy(
      'request_move_pkey',
      () => new RequestChanged(),
      () => this.database.rows(writeMove, [request.id, JSON.stringify({ ...made, number, side, personId, state: to.state, at: now })]),
    );
    Object.assign(request, { version: number, state: to.state, askedNumber: askedAfter(request, to, number) });
    if (made.advisorId) request.advisorId = made.advisorId;
    await this.database.repository(Request).save(request);
    await this.announcer.note(by, { name: 'RequestMoved', subject: subject(request.id), payload: { move: made.move, number } }, now);
    return number;
  }

  private async particularsOf(by: Actor, request: Request, act: RequestAct, now: Date): Promise<Particulars> {
    if (act.move === 'accept') return this.givenTo(act.advisorId, now);
    if (act.move === 'refer') return { referredTo: act.to.trim(), agreement: act.agreement.trim(), passedOn: act.passedOn.trim() };
    if (act.move === 'duplicate') return { duplicateOf: (await this.twinOf(by, request, act.of.trim())).reference };
    return act.move === 'correct' ? this.corrected(by, request, act.territoryId) : {};
  }

  private async givenTo(advisorId: string, now: Date): Promise<Particulars> {
    if (!(await this.access.canRefer(asIntake, advisorId, now))) refuse([{ pointer: '/advisorId', detail: moveSentences.advisor }]);
    return { advisorId };
  }

  /** The other request that it would be closed for, to be looked at beside it. */
  async twin(by: Actor, id: string, reference: string): Promise<RequestRead> {
    const { request, facts } = await this.requests.judged(by, id);
    permit(mayMove(by, facts, 'duplicate'));
    return this.twinOf(by, request, reference);
  }

  /** Another request, which the asker may read, of the same collectivité or the same address: nobody else's ends hers. */
  private async twinOf(by: Actor, { id, territoryId, addressId }: RequestRead, reference: string): Promise<RequestRead> {
    const [other] = await this.database.rows<{ id: string }>('SELECT id FROM request WHERE reference = $1 AND id <> $2', [reference, id]);
    const found = other && (await this.requests.request(by, other.id).catch(isNotFound));
    if (!found) throw new InvalidInput([{ pointer: '/of', detail: moveSentences.duplicate }]);
    if (found.territoryId !== territoryId && found.addressId !== addressId)
      throw new InvalidInput([{ pointer: '/of', detail: moveSentences.stranger }]);
    return found;
  }

  /** « Ce n'est pas la bonne collectivité »: the request goes on with another. */
  private async corrected(by: Actor, request: Request, territoryId: string): Promise<Particulars> {
    const territory = await this.territories.find(by, territoryId);
    if (!territory || territory.id === request.territoryId) return refuse([{ pointer: '/territoryId', detail: moveSentences.territory }]);
    const territoryFrom = request.territoryId;
    Object.assign(request, { territoryId: territory.id, territoryLabel: territory.label, timeZone: territory.timeZone });
    return { territoryFrom, territoryTo: territory.id };
  }
}

/** At which event someone was is the cell's to know; that another asked in one's place, is not. */
const toldOf = (by: Actor, arrival: Arrival | null): Arrival | null =>
  sideOf(by) === 'requester' && arrival?.door !== 'prefecture' ? null : arrival;

/** What the cell writes for itself is not theirs to read. */
const asTheyReadIt = (made: MoveRead): MoveRead => (notes.includes(made.move) ? { ...made, words: '', duplicateOf: null } : made);

const notes: readonly RequestMove[] = ['qualify', 'correct', 'duplicate', 'reopen'];

/** Of these whoever asked is told. */
const answers: readonly RequestMove[] = ['accept', 'refer', 'decline', 'duplicate', 'reopen'];

const subject = (id: string) => ({ kind: 'request', id });

const standpointOf = ({ state, askedNumber }: RequestRead): Standpoint => ({ state, waits: askedNumber !== null });

const askedAfter = ({ askedNumber }: Request, { waits }: Standpoint, number: number): number | null =>
  waits ? (askedNumber ?? number) : null;

function refuse(errors: readonly { pointer: string; detail: string }[]): Record<string, never> {
  if (errors.length > 0) throw new InvalidInput(errors);
  return {};
}

function isNotFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
