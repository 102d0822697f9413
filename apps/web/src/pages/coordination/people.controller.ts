import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentRegister } from '#appointments';
import { CasesService } from '#cases';
import { PeopleService, type PersonListed, roleNames } from '#identity';
import { DeparturesService } from '#intake';
import { NotFound, type Role } from '#kernel';
import { deskListPage, endRolePage, type Link, personPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { coordination, signedInWords, spaceOf } from '../spaces.js';
import { deskTitles, nothing, peopleCounts, unattendedCounts, unfollowedCounts, unfollowedPath } from './desk.fr.js';
import { grantedWords, leavingWords, peopleFilters, personCard, personName, roleCard } from './people.fr.js';

const path = '/coordination/personnes';
const roles = Object.keys(roleNames) as Role[];

/** Who is who, and in which role; also for whoever runs the service, who sees nothing else. */
@Controller('coordination/personnes')
@Access({ roles: ['coordinator', 'technician'] })
export class DeskPeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly departures: DeparturesService,
    private readonly register: AppointmentRegister,
    private readonly cases: CasesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now, csrf, key } = visit;
    const [role, text] = [oneOf(textOf(query, 'role'), roles), textOf(query, 'nom')];
    const wanted = { ...(role && { role }), ...(text && { text }) };
    const { items, next } = await this.people.people(by, wanted, { after: placeOf(query).after, limit: perPage }, now);
    const shown = { ...(role && { role }), ...(text && { nom: text }) };
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf, title: deskTitles.people, nothing: nothing.people },
        trail: spaceOf(by).home === path ? [] : [coordination],
        done: this.marks.read(key, path, query) === 'role' ? grantedWords : null,
        filters: peopleFilters(path, role, text),
        count: countWords(await this.people.count(by, wanted, now), peopleCounts),
        cards: items.map((person) => personCard(person, path)),
        pages: pageLinks(path, shown, query, next),
        links: [{ text: 'Donner un rôle', href: `${path}/role` }],
      }),
    );
  }

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  async one(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const person = await this.people.one(visit.by, id, visit.now);
    html(
      reply,
      personPage({
        ...{ who: signedInWords(visit, path), id: person.id, name: personName(person), email: person.email },
        done: this.marks.read(visit.key, `${path}/${person.id}`, query) === 'fin',
        left: await this.left(visit, person.id),
        roles: person.memberships.map(roleCard),
        isSelf: person.id === visit.by.personId,
      }),
    );
  }

  @Get(':id/fin/:membership')
  @Header('Cache-Control', 'no-store')
  async askEnd(@Param() params: Ids, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { person, membership } = await this.role(params, visit);
    const { title: role } = roleCard(membership);
    const ids = { id: person.id, membershipId: membership.membershipId };
    const after =
      membership.role === 'advisor' ? leavingWords(await this.booked(person.id, visit.now), await this.followed(person.id, visit.now)) : [];
    html(
      reply,
      endRolePage({ ...ids, csrf: visit.csrf, faults: [], who: signedInWords(visit, path), name: personName(person), role, after }),
    );
  }

  @Post(':id/fin/:membership')
  async end(@Param() params: Ids, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { person, membership } = await this.role(params, visit);
    await this.departures.end(visit.by, { personId: person.id, membershipId: membership.membershipId }, visit.now);
    seeOther(reply, this.marks.address(visit.key, `${path}/${person.id}`, 'fin'));
  }

  /** To come, whatever the asker may read of them: a number. */
  private booked(advisorId: string, now: Date): Promise<number> {
    return this.register.count(asPages, { advisorId, from: now, statuses: ['confirmed'] });
  }

  private followed(referentId: string, now: Date): Promise<number> {
    return this.cases.count(asPages, { referentId, open: true }, now);
  }

  /** What was hers and is nobody's now, as far as the asker may read it. */
  private async left({ by, now }: SignedVisit, personId: string): Promise<Link[]> {
    const booked = await this.register.count(by, { advisorId: personId, unattendedAt: now });
    const followed = await this.cases.count(by, { referentId: personId, unfollowedAt: now }, now);
    return [
      ...(booked > 0 ? [{ text: countWords(booked, unattendedCounts), href: '/coordination/rendez-vous?confier=oui' }] : []),
      ...(followed > 0 ? [{ text: countWords(followed, unfollowedCounts), href: unfollowedPath }] : []),
    ];
  }

  private async role({ id, membership: wanted }: Ids, { by, now }: SignedVisit): Promise<Held> {
    const person = await this.people.one(by, id, now);
    const membership = person.memberships.find(({ membershipId }) => membershipId === wanted);
    if (!membership) throw new NotFound();
    return { person, membership };
  }
}

interface Ids {
  readonly id: string;
  readonly membership: string;
}

interface Held {
  readonly person: PersonListed;
  readonly membership: PersonListed['memberships'][number];
}
