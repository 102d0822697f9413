import { Injectable } from '@nestjs/common';
import { CaseDocumentsService, CasesService, EvidenceService, PhasesService } from '#cases';
import { RequestFilesService } from '#intake';
import { type CaseDocument, caseDocumentsPage, type Fault } from '#views';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import type { SignedVisit } from '../signed.js';
import { evidenceOf, receiveOf } from './case-evidence.js';
import type { Side } from './case-forms.js';
import { CaseTabPages } from './case-tabs.js';
import { caseDocument, documentCounts, documentsIntro, documentsTitle, receivedDone, requestDocument } from './documents.fr.js';

interface Asked extends Side {
  readonly id: string;
  readonly isDone: boolean;
  /** As it was typed, when it is refused. */
  readonly form: Fields;
  readonly faults: readonly Fault[];
}

/** What was received in a case and every document of it, loaded under the policy of whoever looks. */
@Injectable()
export class DocumentsPage {
  constructor(
    private readonly cases: CasesService,
    private readonly phases: PhasesService,
    private readonly evidence: EvidenceService,
    private readonly kept: CaseDocumentsService,
    private readonly requests: RequestFilesService,
    private readonly tabs: CaseTabPages,
  ) {}

  async markup(visit: SignedVisit, { id, isDone, form, faults, ...side }: Asked): Promise<string> {
    const { by, now, csrf, signIn } = visit;
    const path = `${side.base}/${id}`;
    const onlooker = { reader: side.reader, timeZone: signIn.timeZone, now };
    const { one, offered } = await this.phases.offered(by, id, now);
    const { evidence, appointments } = await this.evidence.evidencePage(by, id, now);
    const documents = await this.documents(visit, id, side);
    return caseDocumentsPage({
      ...{ ...(await this.tabs.around(visit, side, one, { here: 'documents', writes: offered.writes })), title: documentsTitle },
      ...{ done: isDone ? receivedDone : null, intro: documentsIntro },
      received: {
        ...evidenceOf(evidence, one, path, onlooker),
        receive: offered.writes ? receiveOf({ path, csrf, one, onlooker, offered, appointments, form, faults }) : null,
      },
      ...{ count: countWords(documents.length, documentCounts), documents },
    });
  }

  /** The latest first. */
  private async documents({ by, now, signIn: { timeZone } }: SignedVisit, id: string, { base, reader }: Side): Promise<CaseDocument[]> {
    const opens = by.standing?.role !== 'auditor';
    const requestIds = (await this.cases.attached(by, id)).flatMap((one) => (one.kind === 'request' ? [one.id] : []));
    const found = [
      ...(await this.kept.documents(by, id, now)).map((one) => ({ at: one.addedAt, card: caseDocument(one, `${base}/${id}`, timeZone) })),
      ...(await this.requests.ofSeveral(by, requestIds)).map((one) => ({
        at: one.addedAt,
        card: requestDocument(one, reader, { timeZone, opens }),
      })),
    ];
    return found.sort((one, other) => other.at.getTime() - one.at.getTime()).map(({ card }) => card);
  }
}
