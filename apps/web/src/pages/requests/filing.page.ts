import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AgreementHow, type Attached, CasesService } from '#cases';
import { type FilingChoice, FilingService } from '#intake';
import { type ActField, type Fault, type Link, requestActPage } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { Beside } from './beside.js';
import { filingFieldAt, filingWords, newCase, newCaseFields } from './filing.fr.js';

/** A request or a booking, where its page is and what it is called. */
export interface Filing {
  readonly thing: Attached;
  readonly territoryId: string;
  readonly base: string;
  readonly trail: readonly Link[];
  readonly about: string;
}

const names = ['dossier', ...newCaseFields.map(({ name }) => name)];

type Typed = Readonly<Record<string, string>>;

/** A person says to which case a request or a booking belongs. */
@Injectable()
export class FilingPage {
  constructor(
    private readonly filing: FilingService,
    private readonly cases: CasesService,
    private readonly beside: Beside,
    private readonly marks: DoneMarks,
  ) {}

  async ask(filing: Filing, visit: SignedVisit, reply: FastifyReply): Promise<void> {
    html(reply, await this.markup(filing, visit, { typed: {}, faults: [] }));
  }

  async file(filing: Filing, form: Fields, visit: SignedVisit, reply: FastifyReply): Promise<void> {
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
    const file = () => this.filing.file(visit.by, filing.thing, choiceIn(typed), visit.now);
    const faults = await faultsIn(file, (pointer) => filingFieldAt[pointer] ?? 'dossier');
    if (faults.length === 0) return seeOther(reply, this.marks.address(visit.key, filing.base, 'dossier'));
    html(reply, await this.markup(filing, visit, { typed, faults }), 400);
  }

  private async markup(
    { thing, territoryId, base, trail, about }: Filing,
    visit: SignedVisit,
    shown: { typed: Typed; faults: Fault[] },
  ): Promise<string> {
    const open = await this.cases.openOf(visit.by, territoryId, visit.now);
    const choices = open.map(({ id, title, referentName }) => ({ value: id, label: title, hint: `Suivi par ${referentName}.` }));
    const which: ActField = {
      ...{ name: 'dossier', kind: 'radios', label: 'À quel dossier cela appartient-il\u202f?' },
      choices: [...choices, { value: newCase, label: 'Un nouveau dossier' }],
    };
    return requestActPage({
      ...{ ...filingWords, ...shown, about, csrf: visit.csrf, version: 0, meanwhile: [], action: `${base}/dossier` },
      ...{ around: { trail, who: signedInWords(visit, null) }, fields: [which, ...newCaseFields] },
      beside: await this.beside.of(visit.by, thing, territoryId, visit.now),
    });
  }
}

const choiceIn = (typed: Typed): FilingChoice => {
  if (typed.dossier !== newCase) return { caseId: typed.dossier ?? '' };
  const { titre: title = '', resume: summary = '' } = typed;
  const agreement = { by: typed['accord-par'] ?? '', on: typed['accord-le'] ?? '', how: (typed['accord-comment'] ?? '') as AgreementHow };
  return { open: { title, summary, agreement } };
};
