import { Injectable } from '@nestjs/common';
import { type AppointmentStatus, statusLabels, type Wanted } from '#appointments';
import { PeopleService, type PersonNamed } from '#identity';
import { TerritoriesService, type TerritoryRead } from '#territories';
import type { Filters } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { placeAsked, whichPlace } from '../place-asked.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { unattendedWord } from './desk.fr.js';

interface Filtered {
  readonly wanted: Wanted;
  /** As they stand in the address. */
  readonly shown: Shown;
  readonly filters: Filters;
  /** A name that is no collectivité's: nothing is found then. */
  readonly unknown: string | null;
}

/** An identifier that no territory has. */
const noPlace = 'none';

const statuses = Object.keys(statusLabels) as AppointmentStatus[];

/** By advisor, territory and status, out of the address and back into it. */
@Injectable()
export class AppointmentFilters {
  constructor(
    private readonly people: PeopleService,
    private readonly territories: TerritoriesService,
  ) {}

  async read(path: string, query: Fields, { by, now }: SignedVisit): Promise<Filtered> {
    const advisors = await this.people.named(by, 'advisor', now);
    const asked = await placeAsked(this.territories, query);
    const { typed, place, among } = asked;
    const advisor = advisors.find(({ id }) => id === textOf(query, 'conseil'));
    const statut = oneOf(textOf(query, 'statut'), statuses) ?? '';
    const shown = shownOf({
      conseil: advisor?.id ?? '',
      collectivite: typed,
      territoire: asked.chosen,
      statut,
      confier: oneOf(textOf(query, 'confier'), ['oui']) ?? '',
    });
    return {
      shown,
      unknown: place === null && among.length === 0 && typed !== '' ? typed : null,
      wanted: wantedOf(shown, place, now),
      filters: {
        ...{ path, fields: fieldsFor(shown, advisors), tags: tagsFor(path, shown, { advisor, place }) },
        kept: asked.chosen ? { territoire: asked.chosen } : {},
        which: whichPlace(asked, shown),
      },
    };
  }
}

/** Those that are set. */
const shownOf = (filters: Record<keyof Shown, string>): Shown =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));

const wantedOf = ({ conseil, collectivite, statut, confier }: Shown, place: TerritoryRead | null, now: Date): Wanted => ({
  ...(confier ? { unattendedAt: now } : { latestFirst: true }),
  ...(conseil && { advisorId: conseil }),
  ...(collectivite && { territoryId: place?.id ?? noPlace }),
  ...(statut && { statuses: [statut] }),
});

/** `territoire` is chosen among several of that name; `statut` is an `AppointmentStatus`; `confier` is « oui »: nobody receives any more. */
type Shown = Readonly<Partial<Record<'conseil' | 'collectivite' | 'territoire' | 'statut' | 'confier', string>>>;

const fieldsFor = (
  { conseil = '', collectivite = '', statut = '', confier = '' }: Shown,
  advisors: readonly PersonNamed[],
): Filters['fields'] => [
  { name: 'conseil', label: 'Conseil', value: conseil, options: advisors.map((one) => ({ value: one.id, text: fullName(one) })) },
  { name: 'collectivite', label: 'Collectivité', value: collectivite },
  { name: 'statut', label: 'État', value: statut, options: statuses.map((value) => ({ value, text: statusLabels[value] })) },
  { name: 'confier', label: 'Qui reçoit', value: confier, all: 'Peu importe', options: [{ value: 'oui', text: unattendedWord }] },
];

interface Chosen {
  readonly advisor: PersonNamed | undefined;
  readonly place: TerritoryRead | null;
}

function tagsFor(path: string, shown: Shown, { advisor, place }: Chosen): Filters['tags'] {
  const without = (name: keyof Shown) => {
    const gone = name === 'collectivite' ? [name, 'territoire'] : [name];
    const rest = Object.entries(shown).filter(([other]) => !gone.includes(other));
    return rest.length > 0 ? `${path}?${new URLSearchParams(rest)}` : path;
  };
  return [
    ...(advisor ? [{ text: fullName(advisor), without: without('conseil') }] : []),
    ...(shown.collectivite ? [{ text: place ? printed(place.label) : shown.collectivite, without: without('collectivite') }] : []),
    ...(shown.statut ? [{ text: statusLabels[shown.statut as AppointmentStatus], without: without('statut') }] : []),
    ...(shown.confier ? [{ text: unattendedWord, without: without('confier') }] : []),
  ];
}
