import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AlreadyMember, identityFault, identityFields, identityRefusals, PeopleService, roleNames } from '#identity';
import { type Role, type Scope } from '#kernel';
import { type Fault, type GrantTyped, grantPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsFrom, faultsOf, oneOf, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';

const path = '/coordination/personnes';

/** A collectivité's people are invited there, or vouched for. */
const granted: readonly Role[] = ['advisor', 'coordinator', 'facilitator', 'direction', 'auditor', 'technician', 'prefecture', 'provider'];

const fieldAt: Readonly<Record<string, string>> = {
  '/email': 'adresse',
  '/organisation': 'organisation',
  '/firstName': 'prenom',
  '/lastName': 'nom',
};

/** « Donner un rôle » */
@Controller('coordination/personnes/role')
@Access({ roles: ['coordinator', 'technician'] })
export class RolesController {
  constructor(
    private readonly people: PeopleService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): void {
    html(reply, markup(visit, typedIn({}), []));
  }

  @Post()
  async grant(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const typed = typedIn(form);
    const [role, scope] = [oneOf(typed.role, granted), scopeIn(typed.departements)];
    const faults = wrongIn(typed, role, scope);
    const refused = role && scope && faults.length === 0 ? await this.refused(visit, typed, { role, scope }) : faults;
    if (refused.length > 0) html(reply, markup(visit, typed, refused), 400);
    else seeOther(reply, this.marks.address(visit.key, path, 'role'));
  }

  private async refused({ by, now }: SignedVisit, typed: GrantTyped, given: { role: Role; scope: Scope }): Promise<Fault[]> {
    const { email, firstName, lastName, organisation } = typed;
    const scope = given.role === 'provider' ? { national: false, departements: [] } : given.scope;
    try {
      await this.people.grant(by, { email, firstName, lastName, role: given.role, scope, ...(organisation && { organisation }) }, now);
      return [];
    } catch (refusal) {
      if (refusal instanceof AlreadyMember) return [{ field: 'adresse', sentence: identityRefusals['already-member'].title }];
      return faultsFrom(refusal, (pointer) => fieldAt[pointer] ?? 'role');
    }
  }
}

const typedIn = (form: Fields): GrantTyped => ({
  ...{ firstName: textOf(form, 'prenom'), lastName: textOf(form, 'nom'), email: textOf(form, 'adresse') },
  ...{ role: textOf(form, 'role'), departements: textOf(form, 'departements'), organisation: textOf(form, 'organisation') },
});

/** « France », or codes; null when it is neither: a scope is said, never supposed. */
function scopeIn(text: string): Scope | null {
  if (/^france$/i.test(text)) return { national: true, departements: [] };
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const areCodes = codes.length > 0 && codes.every((code) => /^(\d{2}|2[AB]|9[78]\d)$/.test(code));
  return areCodes ? { national: false, departements: codes } : null;
}

const wrongIn = ({ firstName, lastName, organisation }: GrantTyped, role: Role | null, scope: Scope | null): Fault[] =>
  faultsOf([
    [firstName === '' || firstName.length > 60, 'prenom', identityFault('firstName', firstName)],
    [lastName === '' || lastName.length > 60, 'nom', identityFault('lastName', lastName)],
    [role === null, 'role', identityFields.role],
    [scope === null, 'departements', 'Dites où ce rôle compte\u202f: «\u202fFrance\u202f», ou des numéros de département.'],
    [(role === 'prefecture' || role === 'provider') && organisation === '', 'organisation', identityFields.organisation],
  ]);

const markup = (visit: SignedVisit, typed: GrantTyped, faults: Fault[]): string =>
  grantPage({
    ...{ csrf: visit.csrf, faults, who: signedInWords(visit, path), typed },
    roles: granted.map((value) => ({ value, label: roleNames[value] })),
  });
