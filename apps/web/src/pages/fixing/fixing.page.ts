import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CatalogueService, type SessionTypeRead, SlotTaken } from '#appointments';
import { IdentityService } from '#identity';
import { callerSentences, type Fixable, type FixedFrom, FixingService } from '#intake';
import { Forbidden } from '#kernel';
import { IdempotencyKeyReused } from '#platform';
import { type Fault, type FixingProps, fixingPage, type Link, type LostSlot, type WeekWords } from '#views';
import { countRefusal } from '../../edge/counters.js';
import { shownIn, weekIn } from '../advisor/caller.form.js';
import { slotIn } from '../advisor/caller-hours.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { lostAt } from '../public/booking/slots.page.js';
import { printed, receiverWords } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { fixingFieldAt, isWideIn, modalityOf, typedIn, wishIn } from './fixing.form.js';
import { asSaidToCell, attendeeChoice, fixingWords, isUnlisted, modalityChoices } from './fixing.fr.js';
import { FixingHours } from './fixing-hours.js';

/** Where it is fixed from: the address of that page, and those above it. */
export interface FixingPlace extends FixedFrom {
  readonly base: string;
  readonly action: string;
  /** Where one goes on once it is fixed; absent: to the appointment. */
  readonly back?: string;
  readonly trail: readonly Link[];
}

/** Where to go, or the page that says what is wrong. */
export type Answer = { readonly go: string } | { readonly markup: string; readonly status: number };

interface Shown {
  readonly faults?: readonly Fault[];
  readonly lost?: LostSlot;
  readonly isUsed?: boolean;
}

interface Sent {
  readonly fixable: Fixable;
  readonly form: Fields;
  readonly types: readonly SessionTypeRead[];
}

/** One page fixes an appointment for somebody the cell deals with: the hour is chosen, the rest is known. */
@Injectable()
export class FixingPage {
  constructor(
    private readonly fixing: FixingService,
    private readonly catalogue: CatalogueService,
    private readonly identity: IdentityService,
    private readonly hours: FixingHours,
    private readonly marks: DoneMarks,
  ) {}

  /** Whoever cannot fix one there, or has done so, is shown where it comes from. */
  async ask(place: FixingPlace, visit: SignedVisit): Promise<Answer> {
    const fixable = await this.fixing.open(visit.by, place, visit.now);
    if (fixable.fixedId) return { go: `/agenda/rendez-vous/${fixable.fixedId}` };
    if (!fixable.writes || !fixable.isOpen) return { go: place.base };
    return { markup: await this.markup(place, visit, await this.sent(fixable, {}, visit), {}), status: 200 };
  }

  async send(place: FixingPlace, form: Fields, visit: SignedVisit): Promise<Answer> {
    const fixable = await this.fixing.open(visit.by, place, visit.now);
    if (!fixable.writes) throw new Forbidden();
    if (!fixable.isOpen) return { go: place.base };
    const sent = await this.sent(fixable, form, visit);
    if (textOf(form, 'geste') !== 'fixer') return { markup: await this.markup(place, visit, sent, {}), status: 200 };
    const outcome = await this.fixed(place, visit, sent);
    if ('go' in outcome) return outcome;
    return { markup: await this.markup(place, visit, sent, outcome), status: outcome.faults ? 400 : 409 };
  }

  private async sent(fixable: Fixable, form: Fields, { by }: SignedVisit): Promise<Sent> {
    const all = await this.catalogue.sessionTypes(by);
    return { fixable, form, types: all.filter(({ bookable }) => bookable) };
  }

  /** Where it is; else what is wrong, or who was quicker. */
  private async fixed(place: FixingPlace, { by, key, now }: SignedVisit, { fixable, form, types }: Sent): Promise<{ go: string } | Shown> {
    const wish = wishIn(typedIn(form, fixable, types), now);
    if (slotIn(textOf(form, 'creneau')) === null) return { faults: [{ field: 'creneau', sentence: callerSentences.start }] };
    try {
      const { kind, id } = place;
      const made = await this.fixing.fix(by, { kind, id }, wish, { shown: shownIn(form), now });
      if (place.back) return { go: this.marks.address(key, place.back, 'suite') };
      return { go: this.marks.address(key, `/agenda/rendez-vous/${made.id}`, made.isNew ? 'fixe' : 'deja') };
    } catch (refusal) {
      return refused(refusal, wish.start);
    }
  }

  private async markup(place: FixingPlace, visit: SignedVisit, sent: Sent, { faults = [], lost, isUsed = false }: Shown): Promise<string> {
    const { fixable, form, types } = sent;
    const typed = typedIn(form, fixable, types);
    const week = isUnlisted(fixable) ? null : await this.week(sent, typed, visit);
    return fixingPage({
      ...{ around: { trail: place.trail, who: signedInWords(visit, null) }, csrf: visit.csrf, action: place.action },
      about: await this.about(fixable),
      trouble: troubleOf(fixable, place),
      people: fixable.people.map(attendeeChoice),
      types: types.map(({ code, title }) => ({ value: code, text: title })),
      modalities: modalityChoices,
      ...{ typed, isUsed, lost: lost ?? null, isWide: isWideIn(form) },
      kept: { formulaire: randomUUID(), 'semaine-vue': weekIn(form), heures: isWideIn(form) ? 'larges' : '' },
      ...(Array.isArray(week) ? { week: null, faults: [...faults, ...week] } : { week: week as WeekWords | null, faults }),
    });
  }

  /** What is free; or what is wrong with what is looked for. */
  private async week({ fixable, form }: Sent, typed: FixingProps['typed'], visit: SignedVisit): Promise<WeekWords | null | Fault[]> {
    const { territoryId, advisorId } = fixable;
    const wanted = { territoryId, advisorId, type: typed.type, modality: modalityOf(fixable, typed) };
    try {
      return await this.hours.week({ ...wanted, isWide: isWideIn(form), week: weekIn(form) }, visit);
    } catch (refusal) {
      return faultsFrom(refusal, fixingFieldAt);
    }
  }

  private async about({ territoryLabel, people, advisorId }: Fixable) {
    const [only, ...others] = people;
    return [
      { name: 'Collectivité', value: printed(territoryLabel) },
      ...(only && others.length === 0 ? [{ name: 'Avec', value: [fullName(only), only.function].filter(Boolean).join(', ') }] : []),
      ...(only && others.length === 0 ? [{ name: 'Confirmation', value: only.email ?? 'par téléphone : pas d’adresse électronique' }] : []),
      { name: 'Conseil', value: receiverWords(await this.identity.person(asPages, advisorId)) },
    ];
  }
}

function refused(refusal: unknown, start: Date): Shown {
  if (refusal instanceof IdempotencyKeyReused) return { isUsed: true };
  if (!(refusal instanceof SlotTaken)) return { faults: faultsFrom(refusal, fixingFieldAt).map(asSaidToCell) };
  countRefusal(refusal.code);
  return { lost: lostAt(start, refusal) };
}

/** Why no hour can be looked for, and what to do first. */
function troubleOf(fixable: Fixable, { base }: FixingPlace): FixingProps['trouble'] {
  if (isUnlisted(fixable)) return { words: fixingWords.unlisted, way: null };
  if (fixable.people.length > 0) return null;
  return { words: fixingWords.nobody, way: { text: fixingWords.addContact, href: `${base}/personnes` } };
}
