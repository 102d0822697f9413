import { Injectable } from '@nestjs/common';
import type { RequestState, WantedRequests } from '#intake';
import { anonymous } from '#kernel';
import { TerritoriesService, type TerritoryRead } from '#territories';
import type { Filters } from '#views';
import { reasonNames } from '../coordination/desk.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { queuePath, queueStates, waitingChoices } from './queue.fr.js';

interface Filtered {
  readonly wanted: WantedRequests;
  /** As they stand in the address. */
  readonly shown: Shown;
  readonly filters: Filters;
}

const names = ['etat', 'attente', 'retard', 'departement', 'raison', 'suivi'] as const;
type Shown = Partial<Record<(typeof names)[number], string>>;

const stateAt: Record<string, RequestState> = {
  ...{ acceptees: 'accepted', orientees: 'referred', refusees: 'declined', doublons: 'duplicate', retirees: 'withdrawn' },
};

const yes = [{ value: 'oui', text: 'Oui' }] as const;
const mine = [{ value: 'moi', text: 'Par moi' }] as const;
const reasons = Object.entries(reasonNames).map(([value, text]) => ({ value, text }));

type Options = readonly { readonly value: string; readonly text: string }[];

/** By state, waiting, delay, place, reason and by whom it is taken care of: out of the address and back into it. */
@Injectable()
export class QueueFilters {
  constructor(private readonly territories: TerritoriesService) {}

  async read(query: Fields, { by, now }: SignedVisit): Promise<Filtered> {
    const options = optionsOf(await this.territories.departements(anonymous));
    const shown = Object.fromEntries(
      names
        .map((name) => [
          name,
          oneOf(
            textOf(query, name),
            options[name].map(({ value }) => value),
          ) ?? '',
        ])
        .filter(([, value]) => value),
    ) as Shown;
    return {
      shown,
      wanted: {
        ...stateWanted(shown),
        ...(shown.attente && { waitingFor: shown.attente === 'cellule' ? 'cell' : 'requester' }),
        ...(shown.retard && { lateAt: now }),
        ...(shown.departement && { departement: shown.departement }),
        ...(shown.raison && { reason: shown.raison as 'no_slot' }),
        ...(shown.suivi && { advisorId: by.personId }),
      },
      filters: { path: queuePath, fields: fieldsFor(shown, options), tags: tagsFor(shown, options) },
    };
  }
}

/** Those that wait for an answer, unless others are wanted. */
function stateWanted({ etat, suivi }: Shown): Pick<WantedRequests, 'state'> {
  if (etat === 'toutes' || (suivi && !etat)) return {};
  return { state: (etat && stateAt[etat]) || 'open' };
}

const optionsOf = (departements: readonly TerritoryRead[]): Record<keyof Required<Shown>, Options> => ({
  ...{ etat: queueStates, attente: waitingChoices, retard: yes, raison: reasons, suivi: mine },
  departement: departements.map(({ code, label }) => ({ value: code, text: printed(label) })),
});

const labels: Record<keyof Required<Shown>, { label: string; all: string }> = {
  etat: { label: 'État', all: 'En attente de réponse' },
  attente: { label: 'En attente', all: 'De tous' },
  retard: { label: 'En retard', all: 'Peu importe' },
  departement: { label: 'Département', all: 'Tous' },
  raison: { label: 'Raison', all: 'Toutes' },
  suivi: { label: 'Suivies', all: 'Par tous' },
};

const fieldsFor = (shown: Shown, options: Record<keyof Required<Shown>, Options>): Filters['fields'] =>
  names.map((name) => ({ name, ...labels[name], value: shown[name] ?? '', options: options[name] }));

function tagsFor(shown: Shown, options: Record<keyof Required<Shown>, Options>): Filters['tags'] {
  const without = (name: string) => {
    const rest = Object.entries(shown).filter(([other]) => other !== name);
    return rest.length > 0 ? `${queuePath}?${new URLSearchParams(rest)}` : queuePath;
  };
  return names
    .filter((name) => shown[name])
    .map((name) => ({
      text: `${labels[name].label}\u202f: ${options[name].find(({ value }) => value === shown[name])?.text}`,
      without: without(name),
    }));
}
