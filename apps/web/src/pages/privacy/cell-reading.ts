import { Injectable } from '@nestjs/common';
import { AppointmentReadings, AppointmentsService } from '#appointments';
import { localDate } from '#kernel';
import { type Fault, motivePage } from '#views';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { deskZone } from '../public/moments.fr.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';

const baseOf = (id: string): string => `/agenda/rendez-vous/${id}`;

/** Before someone of the cell reads an appointment that is not hers to hold: her reading goes to the journal, and an auditor says why. */
@Injectable()
export class CellReading {
  constructor(
    private readonly readings: AppointmentReadings,
    private readonly appointments: AppointmentsService,
    private readonly marks: DoneMarks,
  ) {}

  /** Null once it is noted, and may be shown; else the page that asks for a motive. */
  async ask(id: string, visit: SignedVisit, query: Fields): Promise<string | null> {
    const { by, now, key } = visit;
    if (by.standing?.role !== 'auditor') await this.readings.open(by, id, null, now);
    else if (this.marks.read(key, baseOf(id), query) !== noted(now)) return this.motive(id, visit);
    return null;
  }

  /** What the addresses of its other pages carry on, so that an auditor says why once; empty for everybody else. */
  noted(id: string, { by, key, now }: SignedVisit, query: Fields): string {
    if (by.standing?.role !== 'auditor' || this.marks.read(key, baseOf(id), query) !== noted(now)) return '';
    return new URL(this.marks.address(key, baseOf(id), noted(now)), 'http://localhost').search;
  }

  /** Notes it; answers where the appointment is then shown, to this browser and for the day. */
  async because(id: string, motive: string, { by, now, key }: SignedVisit): Promise<string> {
    await this.readings.open(by, id, motive, now);
    return this.marks.address(key, baseOf(id), noted(now));
  }

  /** Nothing of the appointment is on it, and whoever may not know of that gets no page either. */
  async motive(id: string, visit: SignedVisit, typed = '', faults: Fault[] = []): Promise<string> {
    await this.appointments.read(visit.by, id);
    const home = spaceOf(visit.by).navigation[0];
    const around = { trail: home ? [home] : [], who: signedInWords(visit, null) };
    return motivePage({ action: `${baseOf(id)}/consultation`, around, typed, faults, csrf: visit.csrf });
  }
}

const noted = (now: Date): string => `lu-${localDate(now, deskZone)}`;
