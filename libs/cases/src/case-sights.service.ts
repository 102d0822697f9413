import { Injectable } from '@nestjs/common';
import { type Actor, anonymous, later, type Role } from '#kernel';
import { Database } from '#platform';
import { Addressees } from './addressees.js';
import { type CaseLinkKind, linkTimes } from './case-links.js';
import { livingLinks, partsNow } from './case-sights.queries.js';
import { Cases, factsOf } from './cases.js';
import type { CaseFacts } from './domain/policy.js';
import { type Sight, sightOf, someone } from './domain/sights.js';

/** Someone of an organisation, a person, or whoever else has that role where the case lies. */
export interface SeerRead extends Sight {
  /** Of the organisation or the person; empty for a role. */
  readonly name: string;
  readonly role: Role | 'public';
  /** Answers for the case. */
  readonly isReferent: boolean;
}

/** What was mailed or handed to one person, and still opens something. */
export interface LivingLink {
  readonly kind: CaseLinkKind;
  readonly name: string;
  readonly count: number;
  /** When the last of them ends; null while there is something to answer. */
  readonly until: Date | null;
}

interface LinkRow extends Omit<LivingLink, 'until'> {
  readonly from: Date | null;
  /** Someone of the collectivité; null for a contact. */
  readonly personId: string | null;
}

interface PartRow {
  readonly role: 'lead' | 'partner' | 'referent' | 'advisor';
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly name: string;
}

const others: readonly Role[] = [
  ...(['advisor', 'coordinator', 'auditor', 'direction', 'facilitator', 'technician', 'prefecture', 'provider'] as const),
];

/** « Qui voit quoi »: asked of the policy itself, for everyone who has part in a case and for everyone else. */
@Injectable()
export class CaseSightsService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly addressees: Addressees,
  ) {}

  async sights(by: Actor, caseId: string): Promise<SeerRead[]> {
    const facts = factsOf(await this.cases.readable(by, caseId));
    const parts = await this.database.rows<PartRow>(partsNow, [caseId]);
    const elsewhere = others.map((role) => ({ ...sightOf(someone(role, facts, {}), facts), name: '', role, isReferent: false }));
    const all = { ...sightOf(anonymous, facts), name: '', role: 'public' as const, isReferent: false };
    return [...parts.flatMap((part) => seersOf(part, facts)), ...elsewhere, all];
  }

  /** Each opens the one thing that it was mailed for. */
  async links(by: Actor, caseId: string, now: Date): Promise<LivingLink[]> {
    const { leadId } = await this.cases.readable(by, caseId);
    const since = [linkTimes.notice, linkTimes.exchange, linkTimes.action, linkTimes.mayor].map((time) => later(now, -time));
    const found = await this.database.rows<LinkRow>(livingLinks, [caseId, ...since]);
    const members = await this.addressees.members(leadId, ['member', 'lead'], now);
    const acts = {
      notice: () => true,
      exchange: (id: string) => members.some(({ personId }) => personId === id),
      action: (id: string) => members.some(({ personId, role }) => personId === id && role === 'lead'),
      mayor: () => true,
    };
    // a message and an action open only to whoever still acts for the collectivité
    const living = found.filter(({ kind, personId }) => personId === null || acts[kind](personId));
    return living.map(({ kind, name, count, from }) => ({ kind, name, count, until: from && later(from, linkTimes[kind]) }));
  }
}

/** In a collectivité, those who lead and the others; of the cell, that person. */
function seersOf({ role, organisationId, personId, name }: PartRow, facts: CaseFacts): SeerRead[] {
  if (personId)
    return [{ ...sightOf(someone('advisor', facts, { personId }), facts), name, role: 'advisor', isReferent: role === 'referent' }];
  const roles = ['lead', 'member'] as const;
  const of = { organisationId: organisationId ?? '' };
  return roles.map((one) => ({ ...sightOf(someone(one, facts, of), facts), name, role: one, isReferent: false }));
}
