import { Injectable } from '@nestjs/common';
import type { AppointmentRead, OfferedSlot } from '#appointments';
import { MinutesSent, MinutesWrittenMeanwhile, type Writing } from '#cases';
import { type Closing, type Decided, DecidedActions, type WriteUp, WriteUpsService } from '#intake';
import { InvalidInput } from '#kernel';
import { type Fault, type WritingProps, writingPage } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, faultsFrom, oneOf, textOf } from '../form.js';
import { minutesWords } from '../minutes.fr.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { momentOf, startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';
import { decidedIn, lineIn, withoutLine } from './decided.form.js';
import { type Rectified, Rectifying } from './rectifying.js';
import { fieldAt, groupsOf, unsavedIn, writingIn } from './writing.form.js';
import { closingFault, type Ending, endings, everyDone, writingWords } from './writing.fr.js';

/** Where to go, or the page that says what is wrong. */
type Answer = { readonly go: string } | { readonly markup: string; readonly status: number };

interface Typed {
  readonly writing: Writing;
  readonly form: Fields;
  readonly faults: readonly Fault[];
  /** Someone else wrote over the version that was shown. */
  readonly isOvertaken?: boolean;
}

interface Shown {
  readonly query?: Fields;
  readonly typed?: Typed;
  /** An answer about a correction that could not be taken. */
  readonly rectified?: Rectified;
  /** Typed after the minutes were sent. */
  readonly unsaved?: WritingProps['unsaved'];
}

const writingPath = (id: string): string => `/agenda/rendez-vous/${id}/compte-rendu`;

/** « Le rendez-vous en cours »: the screen on which it is written up and closed. */
@Injectable()
export class WritingPage {
  constructor(
    private readonly desk: WriteUpsService,
    private readonly rectifying: Rectifying,
    private readonly marks: DoneMarks,
    private readonly decisions: DecidedActions,
  ) {}

  async show(id: string, query: Fields, visit: SignedVisit): Promise<string> {
    return this.markup(await this.desk.open(visit.by, id, visit.now), visit, { query });
  }

  /** Under minutes that were sent. */
  async rectify(id: string, form: Fields, visit: SignedVisit): Promise<Answer> {
    const sent = await this.rectifying.send(id, form, visit);
    if (typeof sent === 'string') return { go: this.marks.address(visit.key, writingPath(id), sent) };
    return { markup: await this.markup(await this.desk.open(visit.by, id, visit.now), visit, { rectified: sent }), status: sent.status };
  }

  /** Saved first, whatever comes then: what was written is never lost to a slot that was taken. */
  async write(id: string, form: Fields, visit: SignedVisit): Promise<Answer> {
    const opened = await this.desk.open(visit.by, id, visit.now);
    const writing = writingIn(form, opened.appointment.typeCode);
    try {
      const saved = await this.desk.save(visit.by, id, writing, visit.now);
      const rest = await this.decided(id, form, visit);
      if (textOf(form, 'geste') === 'heures') return { go: `/agenda/rendez-vous/${id}/suite` };
      if (textOf(form, 'geste') !== 'clore') return { go: writingPath(id) };
      return await this.close(id, { form: rest, writing: { ...writing, version: saved.version } }, visit);
    } catch (refusal) {
      return this.refused(id, { form, writing, refusal }, visit);
    }
  }

  /** One action in its line, when a button sent it: what saves by itself adds none. What is left of the form has it no more. */
  private async decided(id: string, form: Fields, { by, now }: SignedVisit): Promise<Fields> {
    const line = lineIn(form);
    if (textOf(form, 'geste') === '' || !line) return form;
    await this.decisions.add(by, id, line, now);
    return withoutLine(form);
  }

  private async close(id: string, { form, writing }: Pick<Typed, 'form' | 'writing'>, visit: SignedVisit): Promise<Answer> {
    const ending = oneOf(
      textOf(form, 'fin'),
      endings.map(({ value }) => value),
    );
    if (!ending) return this.again(id, { form, writing, faults: [{ field: 'fin', sentence: writingWords.ending }] }, visit);
    const closing = closingOf(ending, form, writing);
    try {
      await this.desk.close(visit.by, id, closing, visit.now);
    } catch (refusal) {
      const fault = closingFault(refusal);
      return this.again(id, { form, writing, faults: fault ? [fault] : faultsFrom(refusal, fieldAt) }, visit);
    }
    const suite = closing.ending !== 'missed' && closing.next ? '-suite' : '';
    return { go: this.marks.address(visit.key, writingPath(id), `${ending}${suite}`) };
  }

  private async refused(id: string, { refusal, ...typed }: Pick<Typed, 'form' | 'writing'> & { refusal: unknown }, visit: SignedVisit) {
    if (refusal instanceof MinutesSent) return this.alreadySent(id, typed.writing, visit);
    const isOvertaken = refusal instanceof MinutesWrittenMeanwhile;
    if (!isOvertaken && !(refusal instanceof InvalidInput)) throw refusal;
    return this.again(id, { ...typed, isOvertaken, faults: isOvertaken ? [] : faultsFrom(refusal, fieldAt) }, visit);
  }

  /** In another tab, say: what was sent, and beside it what was typed here, to be read and copied. */
  private async alreadySent(id: string, writing: Writing, visit: SignedVisit): Promise<Answer> {
    const opened = await this.desk.open(visit.by, id, visit.now);
    return { markup: await this.markup(opened, visit, { unsaved: unsavedIn(writing, opened.appointment.typeCode) }), status: 409 };
  }

  private async again(id: string, typed: Typed, visit: SignedVisit): Promise<Answer> {
    const opened = await this.desk.open(visit.by, id, visit.now);
    return { markup: await this.markup(opened, visit, { typed }), status: typed.isOvertaken ? 412 : 400 };
  }

  private async markup(opened: WriteUp, visit: SignedVisit, { query = {}, typed, rectified, unsaved = null }: Shown): Promise<string> {
    const { appointment, minutes } = opened;
    const { csrf, key, signIn } = visit;
    const base = writingPath(appointment.id);
    const { isOvertaken = false, faults = [] } = typed ?? {};
    const decided = await this.decisions.of(visit.by, appointment.id, visit.now);
    const isWritten = isOvertaken || (opened.mayWrite && minutes?.state !== 'sent');
    return writingPage({
      ...{ base, csrf, faults: rectified?.faults ?? faults, isOvertaken, unsaved, around: aroundOf(appointment, visit) },
      done: oneOf(this.marks.read(key, base, query), everyDone),
      title: `${printed(appointment.territoryLabel)}, ${appointment.typeTitle}`,
      person: fullName(appointment.requester),
      isCalled: appointment.requester.email === null,
      when: momentOf(appointment, signIn.timeZone, appointment.timeZone),
      saved: minutes?.version ? writingWords.savedAt(minutes.savedAt, signIn.timeZone) : '',
      ...(isWritten && !isOvertaken ? { stored: null, storedNote: null } : storedIn(opened, decided, signIn.timeZone)),
      rectifying: this.rectifying.fields(opened, rectified?.form),
      writing: isWritten ? await this.writing({ ...opened, decided }, visit, typed) : null,
    });
  }

  private async writing(
    { appointment, minutes, note, mayClose, decided }: WriteUp & { readonly decided: Decided },
    visit: SignedVisit,
    typed?: Typed,
  ): Promise<WritingProps['writing']> {
    const { outcome = {}, words = '', note: typedNote } = typed?.writing ?? { outcome: minutes?.outcome, words: minutes?.words };
    const slots = mayClose ? await this.desk.nextSlots(visit.by, appointment, visit.now) : [];
    return {
      version: minutes?.version ?? 0,
      groups: groupsOf(appointment.typeCode, outcome),
      words,
      note: typedNote ?? note ?? '',
      decided: decidedIn(decided, appointment.id, typed?.form),
      closing: mayClose
        ? {
            endings,
            ending: textOf(typed?.form, 'fin') || 'envoye',
            reason: textOf(typed?.form, 'raison'),
            next: [writingWords.later, ...slots.map((slot) => slotChoice(slot, appointment))],
            chosen: textOf(typed?.form, 'prochain') || writingWords.later.value,
          }
        : null,
    };
  }
}

function aroundOf({ id }: AppointmentRead, visit: SignedVisit) {
  const home = spaceOf(visit.by).navigation[0];
  const trail = [...(home ? [home] : []), { text: 'Un rendez-vous', href: `/agenda/rendez-vous/${id}` }];
  return { trail, who: signedInWords(visit, null) };
}

const storedIn = ({ minutes, note, correction }: WriteUp, { actions }: Decided, timeZone: string) => ({
  stored: minutes && minutesWords(minutes, { actions, correction }, timeZone),
  storedNote: note,
});

function closingOf(ending: Ending, form: Fields, { version }: Writing): Closing {
  if (ending === 'manque') return { ending: 'missed' };
  const start = new Date(textOf(form, 'prochain'));
  const next = Number.isNaN(start.getTime()) ? null : start;
  return ending === 'envoye' ? { ending: 'sent', version, next } : { ending: 'none', reason: textOf(form, 'raison'), next };
}

const slotChoice = ({ start }: OfferedSlot, { timeZone }: AppointmentRead) => ({
  value: new Date(start).toISOString(),
  label: startWords(start, timeZone),
});
