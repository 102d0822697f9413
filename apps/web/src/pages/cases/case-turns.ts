import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CasesService, type OffersRead, PhasesService, saidHowNames, saidHows } from '#cases';
import { type Fault, turnPage } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsOf, textOf } from '../form.js';
import type { SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { turnsOf } from './case.page.js';
import { turnTitles, turnWords } from './case-done.fr.js';
import { type Refusal, refusalOf } from './case-fields.js';
import { CaseForms, type Side } from './case-forms.js';
import { outrunWords } from './case-people.fr.js';
import { CaseWrites } from './case-writes.js';
import { phaseNamesFor } from './cases.fr.js';

interface Place extends Side {
  readonly id: string;
}

interface Sent extends Place {
  readonly form: Fields;
  readonly ifMatch: string | undefined;
}

interface Refused {
  readonly form: Fields;
  readonly faults: readonly Fault[];
  readonly status: number;
}

interface Shown {
  readonly offered: OffersRead;
  readonly form: Fields;
  readonly faults: readonly Fault[];
}

/** What is not a step ahead, on a page of its own: back, still, over; each with a reason. */
@Injectable()
export class CaseTurns {
  constructor(
    private readonly cases: CasesService,
    private readonly phases: PhasesService,
    private readonly writes: CaseWrites,
    private readonly forms: CaseForms,
  ) {}

  async ask(reply: FastifyReply, visit: SignedVisit, place: Place): Promise<void> {
    const offered = await this.phases.offers(visit.by, place.id);
    if (turnsOf(offered, place.reader).length > 0) html(reply, await this.page(visit, place, { offered, form: {}, faults: [] }));
    else seeOther(reply, `${place.base}/${place.id}`);
  }

  async move(reply: FastifyReply, visit: SignedVisit, { form, ifMatch, ...place }: Sent): Promise<void> {
    const unsaid = unsaidIn(form);
    if (unsaid.length > 0) return this.again(reply, visit, place, { form, faults: unsaid, status: 400 });
    try {
      await this.writes.etape(visit, { id: place.id, form, ifMatch });
      this.forms.done(reply, visit, { ...place, what: 'etape' });
    } catch (error) {
      const refusal = refusalOf(error, form);
      const faults = await this.faultsOf(visit, place, refusal);
      await this.again(reply, visit, place, { form, faults, status: refusal.status });
    }
  }

  private async again(reply: FastifyReply, visit: SignedVisit, place: Place, { status, ...asked }: Refused): Promise<void> {
    const offered = await this.phases.offers(visit.by, place.id);
    html(reply, await this.page(visit, place, { offered, ...asked }), status);
  }

  private async page(visit: SignedVisit, { id, base, reader }: Place, { offered, form, faults }: Shown): Promise<string> {
    const one = await this.cases.one(visit.by, id, visit.now);
    const turns = turnsOf(offered, reader).map(({ kind, asSaid }) => ({ value: asSaid ? `${kind}-note` : kind, label: '', hint: '' }));
    return turnPage({
      ...aroundCase(visit, { base, reader }, one),
      ...{ heading: turnTitles[reader], title: one.title, action: `${base}/${id}/etapes`, version: one.version, faults },
      turns: turns.map((turn) => ({ ...turn, ...turnWords[turn.value] })),
      phases: offered.to.map((value) => ({ value, text: phaseNamesFor(reader)[value] })),
      hows: turns.some(({ value }) => value === 'back-note') ? hows : [],
      typed: {
        ...{ kind: textOf(form, 'geste'), to: textOf(form, 'vers') || (offered.to[0] ?? '') },
        ...{ reason: textOf(form, 'raison'), reviewOn: textOf(form, 'revoir') },
        ...{ saidBy: textOf(form, 'dit-par'), saidOn: textOf(form, 'dit-le'), saidHow: textOf(form, 'dit-comment') },
      },
    });
  }

  /** What is wrong with the form, or what came between. */
  private async faultsOf({ by, now, signIn }: SignedVisit, { id, reader }: Place, refusal: Refusal): Promise<readonly Fault[]> {
    if (!refusal.isOutrun) return refusal.faults;
    const words = outrunWords((await this.phases.history(by, id)).at(-1), { reader, now, timeZone: signIn.timeZone });
    return [{ field: 'geste', sentence: words ? `${words.title}. ${words.next}` : '' }];
  }
}

/** As long as it is not said what to do, only the reason can be judged. */
const unsaidIn = (form: Fields): Fault[] =>
  textOf(form, 'geste')
    ? []
    : faultsOf([
        [true, 'geste', 'Dites ce que vous voulez faire.'],
        [textOf(form, 'raison') === '', 'raison', 'Dites pourquoi.'],
      ]);

const hows = saidHows.map((value) => ({ value, text: saidHowNames[value] }));
