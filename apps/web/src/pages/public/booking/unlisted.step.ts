import { Injectable } from '@nestjs/common';
import { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { config } from '#platform';
import { isPlainName, TerritoriesService } from '#territories';
import { otherPublicPage, unlistedPage } from '#views';
import { type Fields, faultsOf, oneOf, textOf, tooLong } from '../../form.js';
import { printed } from '../names.fr.js';
import { nextStep } from './course.js';
import { again, type BookingStep, type Outcome, type Turn } from './turn.js';

const kinds = ['commune', 'epci', 'groupement', 'other'] as const;

/** « Ma collectivité n'est pas dans la liste » */
@Injectable()
export class UnlistedStep implements BookingStep {
  readonly name = 'pas-dans-la-liste';
  readonly early = true;

  constructor(
    private readonly territories: TerritoriesService,
    private readonly drafts: DraftsService,
  ) {}

  async show({ visit: { csrf }, draft: { answers }, forWhom }: Turn): Promise<string> {
    const said = answers.said ?? { name: '', kind: '', departement: '' };
    return unlistedPage({ csrf, forWhom, faults: [], ...said, departements: await this.departements() });
  }

  async answer({ visit: { csrf, key, now }, forWhom }: Turn, form: Fields): Promise<Outcome> {
    const departements = await this.departements();
    const said = { name: textOf(form, 'nom'), kind: textOf(form, 'nature'), departement: textOf(form, 'departement') };
    const faults = faultsOf([
      [said.name === '', 'nom', 'Indiquez le nom de la collectivité.'],
      [said.name.length > 120, 'nom', tooLong(120)],
      [!isPlainName(said.name), 'nom', 'Un nom ne contient ni arobase, ni chevrons, ni lien.'],
      [!oneOf(said.kind, kinds), 'nature', 'Dites de quelle sorte de collectivité il s’agit.'],
      [!departements.some(({ code }) => code === said.departement), 'departement', 'Choisissez un département dans la liste.'],
    ]);
    if (faults.length > 0) return again(unlistedPage({ csrf, forWhom, faults, ...said, departements }));
    const change = { said, territoryId: null, modality: null, place: null };
    return { go: nextStep(await this.drafts.answer(anonymous, key, change, now)) };
  }

  private async departements(): Promise<{ code: string; label: string }[]> {
    return (await this.territories.departements(anonymous)).map(({ code, name }) => ({
      code,
      label: `${code} – ${printed(name)}`,
    }));
  }
}

/** « Je ne suis pas une collectivité »: a way out that leads somewhere. */
@Injectable()
export class OtherPublicStep implements BookingStep {
  readonly name = 'autre-public';

  async show(): Promise<string> {
    return otherPublicPage({ desk: config().desk });
  }
}
