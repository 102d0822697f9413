import { AppointmentsService } from '#appointments';
import { IdentityService, PeopleService } from '#identity';
import { type Role, type Scope, system } from '#kernel';
import { anOrder, book, slots } from './api.js';
import type { RunningApp } from './app.js';
import type { FormVisitor } from './form-visitor.js';
import { signedIn } from './signed-in.js';
import { nationwide, nowhere } from './standing.js';

const asSpec = system('spec');

interface As {
  readonly territoryId?: string;
  readonly scope?: Scope;
}

/** Someone with a role, signed in by a mailed link. */
export async function residentAs(running: RunningApp, role: Role, email: string, { territoryId, scope }: As = {}): Promise<FormVisitor> {
  const organisation = role === 'provider' || role === 'prefecture' ? 'Organisation des essais' : undefined;
  const where = { territoryId, organisation, scope: scope ?? (territoryId || role === 'provider' ? nowhere : nationwide) };
  const given = { role, email, firstName: 'Odile', lastName: 'Chabert', ...where };
  const { addressId } = await running.app.get(PeopleService).grant(asSpec, given, running.clock.now());
  return signedIn(running, addressId);
}

/** Someone who reads that mailbox, and acts for herself. */
export async function readerOf(running: RunningApp, email: string): Promise<FormVisitor> {
  const { id } = await running.app.get(IdentityService).addressFor(asSpec, email, running.clock.now());
  return signedIn(running, id);
}

/** Books the nth free slot of that territory by the API; its identifier. */
export async function bookedBy(running: RunningApp, email: string, { territory = 'commune:26063', nth = 0 } = {}): Promise<string> {
  const { body } = await slots(running.url, { territory });
  const requester = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff', phone: '06 00 00 00 01' };
  const booked = await book(running.url, anOrder({ territory, start: body.items[nth]?.start, requester }));
  const token = booked.body.manageUrl?.split('/').at(-1) ?? '';
  return (await running.app.get(AppointmentsService).byToken(token, running.clock.now())).appointment.id;
}

/** What is read on its page. */
export const textOf = ({ html }: FormVisitor): string =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ');
