import { Injectable } from '@nestjs/common';
import { modalityLabels } from '#appointments';
import type { DraftAnswers, DraftRead } from '#intake';
import type { SummaryLine } from '#views';
import { CataloguePage } from '../catalogue.page.js';
import { DraftTerritory } from './draft-territory.js';
import { HeldSlot } from './held-slot.js';

const statusWords = { elected: 'Élue ou élu', staff: 'Agente ou agent' };

/** All that was answered, each line with the page where it can be changed. */
@Injectable()
export class SummaryPage {
  constructor(
    private readonly catalogue: CataloguePage,
    private readonly territory: DraftTerritory,
    private readonly held: HeldSlot,
  ) {}

  async lines(draft: DraftRead): Promise<SummaryLine[]> {
    const { answers } = draft;
    const type = (await this.catalogue.bookable()).find(({ code }) => code === answers.type);
    const { label } = await this.territory.of(answers);
    const slot = await this.held.words(draft);
    return [
      { name: 'Sujet', value: type?.title ?? '', step: 'besoin' },
      { name: 'Collectivité', value: label, step: answers.said ? 'pas-dans-la-liste' : 'collectivite' },
      ...(answers.said ? [] : [{ name: 'Comment', value: modalityLabels[answers.modality ?? 'visio'], step: 'modalite' }]),
      ...(slot ? [{ name: 'Quand', value: slot.when.own, step: 'creneau' }] : wished(answers)),
      ...person(answers),
    ];
  }
}

const wished = ({ preferred = [], place, modality }: DraftAnswers): SummaryLine[] => [
  ...(modality === 'on_site' ? [{ name: 'Lieu', value: place ?? '', step: 'sur-place' }] : []),
  { name: 'Vos moments', value: preferred.join('\n'), step: 'souhaits' },
];

const person = ({ firstName = '', lastName = '', status = 'staff', phone, intention }: DraftAnswers): SummaryLine[] => [
  { name: 'Nom', value: `${firstName} ${lastName}`, step: 'vous', field: 'prenom' },
  { name: 'Vous êtes', value: statusWords[status], step: 'vous', field: 'statut' },
  { name: 'Téléphone', value: phone ?? 'Non donné', step: 'vous', field: 'telephone' },
  { name: 'Projet', value: shortened(intention ?? 'Rien d’écrit'), step: 'vous', field: 'projet' },
];

const mostShown = 300;

/** Enough to recognise it; the whole is one link away. */
const shortened = (text: string): string => (text.length > mostShown ? `${text.slice(0, mostShown).trimEnd()}…` : text);
