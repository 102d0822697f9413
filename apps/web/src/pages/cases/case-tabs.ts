import { Injectable } from '@nestjs/common';
import { CaseAppointmentsService, type CaseRead, CasesService } from '#cases';
import type { SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import type { Side } from './case-forms.js';
import { type CaseTab, tabsOf } from './case-tabs.fr.js';

/** What stands around a page that is one of the tabs of a case. */
@Injectable()
export class CaseTabPages {
  constructor(
    private readonly cases: CasesService,
    private readonly appointments: CaseAppointmentsService,
  ) {}

  /** `writes`: whether she writes in it, where that is known already. */
  async around(visit: SignedVisit, side: Side, one: CaseRead, { here, ...known }: { readonly here: CaseTab; readonly writes?: boolean }) {
    const { by, now } = visit;
    const writes = side.reader === 'cell' && (known.writes ?? (await this.cases.writes(by, one.id)));
    const meetings = writes ? await this.appointments.appointments(by, one, now) : [];
    return { ...aroundCase(visit, side, one), tabs: tabsOf(one, visit, { ...side, here, writes, meetings }) };
  }
}
