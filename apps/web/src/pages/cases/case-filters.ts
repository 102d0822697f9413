import { Injectable } from '@nestjs/common';
import { phaseNames, phaseOrder, type Waiting, type WantedCases, waitingNames } from '#cases';
import { TerritoriesService } from '#territories';
import type { Filters } from '#views';
import { unattendedWord } from '../coordination/desk.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { placeAsked, whichPlace } from '../place-asked.js';
import type { SignedVisit } from '../signed.js';
import { type Option, Referents } from './referents.js';

interface Filtered {
  readonly wanted: WantedCases;
  readonly shown: Readonly<Record<string, string>>;
  readonly filters: Filters;
}

const path = '/dossiers';
const noPlace = 'none';
/** Whose referent receives no more: coordination finds someone else. */
const nobody = { value: 'personne', text: unattendedWord };
const names = ['suivi', 'etape', 'attente', 'retard', 'fin', 'collectivite'] as const;
const waitings = Object.keys(waitingNames) as Waiting[];

/** By referent, phase, whom it waits for, lateness and territory: out of the address and back into it. */
@Injectable()
export class CaseFilters {
  constructor(
    private readonly referents: Referents,
    private readonly territories: TerritoriesService,
  ) {}

  async read(query: Fields, visit: SignedVisit): Promise<Filtered> {
    const referents = await this.followers(visit);
    const referent = referents.find(({ value }) => value === referentIn(query, visit))?.value;
    const asked = await placeAsked(this.territories, query);
    const said = Object.fromEntries(names.map((name) => [name, textOf(query, name)]));
    const shown = shownOf({ ...said, suivi: referent ?? '', territoire: asked.chosen });
    const wanted: WantedCases = {
      ...followedBy(referent, visit.now),
      ...{ phase: oneOf(textOf(query, 'etape'), phaseOrder) ?? undefined },
      ...{ waiting: oneOf(textOf(query, 'attente'), waitings) ?? undefined },
      ...{ late: textOf(query, 'retard') === 'oui' ? true : undefined },
      ...{ ending: textOf(query, 'fin') === 'oui' ? true : undefined },
      ...(asked.typed && { territoryId: asked.place?.id ?? noPlace }),
    };
    const kept: Record<string, string> = asked.chosen ? { territoire: asked.chosen } : {};
    const filters = { path, fields: fieldsFor(shown, referents), tags: tagsFor(shown, referents), kept };
    return { wanted, shown, filters: { ...filters, which: whichPlace(asked, shown) } };
  }

  /** Coordination looks for those whom nobody follows, too. */
  private async followers(visit: SignedVisit): Promise<Option[]> {
    const referents = await this.referents.of(visit);
    return visit.by.standing?.role === 'coordinator' ? [nobody, ...referents] : referents;
  }
}

const followedBy = (referent: string | undefined, now: Date): WantedCases =>
  referent === nobody.value ? { unfollowedAt: now } : { referentId: referent };

/** An advisor comes to her own, until she asks for all. */
const referentIn = (query: Fields, { by }: SignedVisit): string =>
  by.standing?.role === 'advisor' && !('suivi' in query) ? by.personId : textOf(query, 'suivi');

/** Those that are set; `suivi` also when it is not, or an advisor would find her own again. */
const shownOf = (all: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== '' || name === 'suivi'));

const fieldsFor = (shown: Readonly<Record<string, string>>, referents: readonly Option[]): Filters['fields'] => [
  { name: 'suivi', label: 'Suivi par', value: shown.suivi ?? '', options: referents },
  {
    name: 'etape',
    label: 'Étape',
    value: shown.etape ?? '',
    all: 'Toutes',
    options: phaseOrder.map((value) => ({ value, text: phaseNames[value] })),
  },
  {
    name: 'attente',
    label: 'On attend',
    value: shown.attente ?? '',
    options: waitings.map((value) => ({ value, text: waitingNames[value] })),
  },
  { name: 'retard', label: 'Retard', value: shown.retard ?? '', options: [{ value: 'oui', text: 'En retard' }] },
  { name: 'fin', label: 'Fin demandée', value: shown.fin ?? '', options: [{ value: 'oui', text: 'À confirmer' }] },
  { name: 'collectivite', label: 'Collectivité', value: shown.collectivite ?? '' },
];

function tagsFor(shown: Readonly<Record<string, string>>, referents: readonly Option[]): Filters['tags'] {
  return fieldsFor(shown, referents)
    .filter(({ value }) => value !== '')
    .map(({ name, value, label, options }) => ({
      text: `${label} : ${options?.find((one) => one.value === value)?.text ?? value}`,
      without: `${path}?${new URLSearchParams({ ...shown, [name]: '', ...(name === 'collectivite' && { territoire: '' }) })}`,
    }));
}
