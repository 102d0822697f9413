import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IdentityService, OrganisationsService } from '#identity';
import { isDay, isUuid, startOfDay, Temporal } from '#kernel';
import { type JournalEntry, JournalRegister, type WantedEntries } from '#platform';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { deskZone } from '../public/moments.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { entryCard, journalFilters, journalWords, knownFacts, subjects } from './journal.fr.js';

const path = '/journal';

/** What was done, by whom, in whose name, the latest first: to whoever audits, and to nobody else. */
@Controller('journal')
@Access({ roles: ['auditor'] })
export class JournalController {
  constructor(
    private readonly journal: JournalRegister,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { shown, wanted } = read(query);
    const { items, next } = await this.journal.list(visit.by, wanted, { after: placeOf(query).after, limit: perPage });
    const names = await this.names(items);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, trail: [], title: journalWords.title, intro: journalWords.intro },
        ...{ filters: journalFilters(path, shown), count: journalWords.count(items.length), nothing: journalWords.nothing },
        cards: items.map((entry) => entryCard(entry, names)),
        pages: pageLinks(path, shown, query, next),
      }),
    );
  }

  /** Of those who acted and of the organisations, in a query each. */
  private async names(items: readonly JournalEntry[]): Promise<Map<string, string>> {
    const ids = items.flatMap(({ actor }) => /^person:([0-9a-f-]{36})$/.exec(actor)?.[1] ?? []);
    const people = await this.identity.persons(asPages, [...new Set(ids)]);
    const organisations = await this.organisations.names(asPages, [...new Set(items.flatMap(organisationsIn))]);
    return new Map([...people.map((person) => [person.id, fullName(person)] as const), ...organisations]);
  }
}

const organisationsIn = ({ onBehalfOf, subject }: JournalEntry): string[] => [
  ...(onBehalfOf && isUuid(onBehalfOf) ? [onBehalfOf] : []),
  ...(subject.kind === 'organisation' && isUuid(subject.id) ? [subject.id] : []),
];

interface Read {
  readonly shown: Readonly<Record<string, string>>;
  readonly wanted: WantedEntries;
}

/** What the address asks for; what cannot be read there is no filter. */
function read(query: Fields): Read {
  const name = oneOf(textOf(query, 'fait'), Object.keys(knownFacts));
  const [from, until] = [dateIn(query, 'du'), dateIn(query, 'au')];
  const { shown, wanted } = whoAndWhat(query);
  return {
    shown: { ...shown, ...(name && { fait: name }), ...(from && { du: from.toString() }), ...(until && { au: until.toString() }) },
    wanted: {
      ...wanted,
      ...(name && { name }),
      ...(from && { from: startOfDay(from, deskZone) }),
      ...(until && { until: startOfDay(until.add({ days: 1 }), deskZone) }),
    },
  };
}

/** By whom, and about what: the kind of thing and its number go together. */
function whoAndWhat(query: Fields): Read {
  const [kind, id] = [oneOf(textOf(query, 'genre'), Object.keys(subjects)), textOf(query, 'numero')];
  const author = textOf(query, 'auteur');
  const subject = kind !== null && id !== '' ? { kind, id } : null;
  const actor = isUuid(author) ? `person:${author}` : null;
  return {
    shown: { ...(subject && { genre: subject.kind, numero: subject.id }), ...(actor && { auteur: author }) },
    wanted: { ...(subject && { subject }), ...(actor && { actor }) },
  };
}

function dateIn(query: Fields, field: string): Temporal.PlainDate | null {
  const text = textOf(query, field);
  return isDay(text) ? Temporal.PlainDate.from(text) : null;
}
