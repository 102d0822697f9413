import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, isUuid, later, NotFound, permit } from '#kernel';
import { Announcer, Database, digest, Transactional } from '#platform';
import { CaseLinks, linkTimes } from '../case-links.js';
import { Cases, factsOf } from '../cases.js';
import { mayWrite, tellsCouncil } from '../domain/policy.js';
import { refuseFields } from '../refused-fields.js';
import {
  keepMayorLink,
  livingMayorLinks,
  mayorLinkByDigest,
  mayorLinkById,
  replaceMayorLink,
  revokeMayorLink,
} from './mayor-links.queries.js';

export interface MayorLinkRow {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly function: string;
  readonly linkVersion: number;
  readonly madeAt: Date;
}

/** For whom, and until when. */
export interface MayorLinkRead extends Omit<MayorLinkRow, 'linkVersion'> {
  readonly until: Date;
}

/** As many as one reads. */
const mostLinks = 20;

/** Links to one screen of a project: made for a named person, handed over, revoked at once. */
@Injectable()
export class MayorLinksService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly links: CaseLinks,
    private readonly announcer: Announcer,
  ) {}

  /** Those that live, for whoever leads the project and for the cell. */
  async living(by: Actor, caseId: string, now: Date): Promise<MayorLinkRead[]> {
    if (!tellsCouncil(by, await this.cases.readable(by, caseId))) throw new Forbidden();
    const found = await this.database.rows<MayorLinkRow>(livingMayorLinks, [caseId, oldest(now)]);
    return found.map(linkRead);
  }

  /** In place of the former of that person. */
  @Transactional()
  async make(by: Actor, caseId: string, given: { readonly name: string; readonly function: string }, now: Date): Promise<string> {
    const { leadId } = await this.cases.writable(by, caseId);
    const [name, office] = [inOneLine(given.name), inOneLine(given.function)];
    const living = await this.living(by, caseId, now);
    const isNew = !living.some((one) => one.name.toLowerCase() === name.toLowerCase());
    refuseFields([
      [name === '' || name.length > 120, 'mayorName'],
      [office === '' || office.length > 120, 'mayorFunction'],
      [isNew && living.length >= mostLinks, 'mayorLinks'],
    ]);
    await this.database.rows(replaceMayorLink, [caseId, name, now]);
    const id = randomUUID();
    await this.database.rows(keepMayorLink, [id, caseId, leadId, name, office, this.links.digest('mayor', id, 0), now]);
    await this.tell(by, 'MayorLinkMade', { caseId, linkId: id }, now);
    return id;
  }

  /** It opens nothing from now on. */
  @Transactional()
  async revoke(by: Actor, caseId: string, linkId: string, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    if (!isUuid(linkId) || !(await this.database.row(revokeMayorLink, [caseId, linkId, now]))) throw new NotFound();
    await this.tell(by, 'MayorLinkRevoked', { caseId, linkId }, now);
  }

  /** To be handed over, by whoever may make it; null when it does not live. */
  async url(by: Actor, caseId: string, linkId: string, now: Date): Promise<string | null> {
    permit(mayWrite(by, factsOf(await this.cases.readable(by, caseId))));
    const found = await this.row(linkId, now);
    return found?.caseId === caseId ? this.links.url('mayor', found.id, found.linkVersion) : null;
  }

  /** The same refusal for whatever is not one of ours, is revoked or is over. */
  async byToken(token: string, now: Date): Promise<{ link: MayorLinkRead; by: Actor }> {
    const found = await this.database.row<MayorLinkRow>(mayorLinkByDigest, [digest(token), oldest(now)]);
    if (!found) throw new NotFound();
    return { link: linkRead(found), by: { kind: 'holder', purpose: 'mayor', id: found.id } };
  }

  private async row(linkId: string, now: Date): Promise<MayorLinkRow | undefined> {
    return isUuid(linkId) ? this.database.row<MayorLinkRow>(mayorLinkById, [linkId, oldest(now)]) : undefined;
  }

  private async tell(by: Actor, name: string, { caseId, linkId }: { caseId: string; linkId: string }, now: Date): Promise<void> {
    await this.announcer.note(by, { name, subject: { kind: 'case', id: caseId }, payload: { caseId, linkId } }, now);
  }
}

const linkRead = ({ linkVersion: _version, ...link }: MayorLinkRow): MayorLinkRead => ({
  ...link,
  until: later(link.madeAt, linkTimes.mayor),
});

const oldest = (now: Date): Date => later(now, -linkTimes.mayor);

const inOneLine = (words: string): string => words.trim().replace(/\s+/g, ' ');
