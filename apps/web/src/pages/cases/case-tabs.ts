import { Injectable } from '@nestjs/common';
import { type CaseAppointment, CaseAppointmentsService, type CaseRead, CasesService } from '#cases';
import type { SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import type { Side } from './case-forms.js';
import { type CaseTab, tabsOf } from './case-tabs.fr.js';

interface Known {
  readonly here: CaseTab;
  /** Whether she writes in it. */
  readonly writes?: boolean;
  readonly meetings?: readonly CaseAppointment[];
}

/** What stands around a page that is one of the tabs of a case. */
@Injectable()
export class CaseTabPages {
  constructor(
    private readonly cases: CasesService,
    private readonly appointments: CaseAppointmentsService,
  ) {}

  /** What the page has read already is not read again. */
  async around(visit: SignedVisit, side: Side, one: CaseRead, { here, ...known }: Known) {
    const { by, now } = visit;
    const writes = side.reader === 'cell' && (known.writes ?? (await this.cases.writes(by, one.id)));
    const meetings = writes ? (known.meetings ?? (await this.appointments.appointments(by, one, now))) : [];
    return { ...aroundCase(visit, side, one), tabs: tabsOf(one, visit, { ...side, here, writes, meetings }) };
  }
}
