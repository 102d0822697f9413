import { Injectable } from '@nestjs/common';
import {
  ActionChangedMeanwhile,
  ActionOwners,
  type ActionRead,
  type ActionVisibility,
  actionVisibilityNames,
  CaseActionsService,
  CaseContactsService,
  type CaseRead,
  CasesService,
} from '#cases';
import { type ActionFormProps, type ActionTyped, actionFormPage, type Fault } from '#views';
import { trailOf } from '../cases/case.page.js';
import type { Side } from '../cases/case-forms.js';
import { type Fields, faultsFrom } from '../form.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { actionWritten, countedUnseen, fieldAt, typedIn } from './action-form.js';
import { actionWords, meanwhileWords } from './actions.fr.js';

/** A form of this case: of a new action, or of one that is there. */
export interface Asked extends Side {
  readonly one: CaseRead;
  readonly existing: ActionRead | null;
  readonly to: string;
}

interface Shown {
  readonly typed: ActionTyped;
  readonly faults: readonly Fault[];
  readonly counted: ActionFormProps['counted'];
  readonly trouble: string | null;
}

export const unasked = { faults: [], counted: null, trouble: null };

/** Where an action is written: what was typed stays, and a day that was counted is shown before it is kept. */
@Injectable()
export class ActionForms {
  constructor(
    private readonly actions: CaseActionsService,
    private readonly cases: CasesService,
    private readonly owners: ActionOwners,
    private readonly contacts: CaseContactsService,
  ) {}

  caseOf({ by, now }: SignedVisit, id: string): Promise<CaseRead> {
    return this.cases.one(by, id, now);
  }

  /** Null once it is written; else the page that says why not. */
  async write(
    visit: SignedVisit,
    asked: Asked,
    form: Fields,
    keep: () => Promise<unknown>,
  ): Promise<{ markup: string; status: number } | null> {
    const counted = countedUnseen(form, actionWritten(form, asked.reader));
    const shown = { ...unasked, typed: typedIn(form) };
    if (counted) return { markup: await this.page(visit, asked, { ...shown, counted }), status: 200 };
    try {
      await keep();
      return null;
    } catch (refusal) {
      return this.refused(visit, asked, shown, refusal);
    }
  }

  private async refused(visit: SignedVisit, asked: Asked, shown: Shown, refusal: unknown) {
    if (!(refusal instanceof ActionChangedMeanwhile) || !asked.existing)
      return { markup: await this.page(visit, asked, { ...shown, faults: faultsFrom(refusal, fieldAt) }), status: 400 };
    const { id } = asked.existing;
    const existing = await this.actions.one(visit.by, id, visit.now);
    const trouble = meanwhileWords(await this.actions.moves(visit.by, id), visit.signIn.timeZone);
    return { markup: await this.page(visit, { ...asked, existing }, { ...shown, trouble }), status: 412 };
  }

  async page(visit: SignedVisit, { base, reader, one, existing, to }: Asked, shown: Shown): Promise<string> {
    const isOurs = reader === 'collectivite';
    return actionFormPage({
      ...{
        who: signedInWords(visit, base),
        csrf: visit.csrf,
        trail: [trailOf(base, reader), { text: one.title, href: `${base}/${one.id}` }],
      },
      heading: existing ? 'Changer une action' : actionWords.add,
      intro: isOurs ? 'La cellule la voit aussi.' : 'Une action neuve est interne, tant que vous ne choisissez pas de la partager.',
      ...{ action: to, submit: existing ? 'Enregistrer cette action' : actionWords.add, version: existing?.version ?? 0 },
      sides: isOurs ? [] : sides,
      owners: await this.ownersOf(visit, one.id, isOurs),
      visibilities: isOurs ? [] : visibilitiesFor(existing).map((value) => ({ value, text: actionVisibilityNames[value] })),
      ...shown,
    });
  }

  private async ownersOf({ by }: SignedVisit, caseId: string, isOurs: boolean): Promise<{ value: string; text: string }[]> {
    const contacts = await this.contacts.contacts(by, caseId);
    const team = isOurs ? [] : await this.owners.team(by, caseId);
    return [
      ...contacts.map(({ id, firstName, lastName }) => ({ value: id, text: `${firstName} ${lastName} (collectivité)` })),
      ...team.map(({ id, name }) => ({ value: id, text: `${name} (cellule)` })),
    ];
  }
}

const sides = [
  { value: 'collectivite', text: 'La collectivité' },
  { value: 'cell', text: 'La cellule' },
];

/** With the minutes only where they are to come. */
const visibilitiesFor = (existing: ActionRead | null): ActionVisibility[] =>
  existing?.visibility === 'with_minutes' ? ['internal', 'with_minutes', 'shared'] : ['internal', 'shared'];
