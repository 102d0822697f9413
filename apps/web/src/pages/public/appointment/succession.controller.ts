import { Body, Controller, Get, Param, Post, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentsService } from '#appointments';
import { fieldSentences, type NamedSuccessor, type OpenedSuccession, SuccessionsService } from '#intake';
import { config } from '#platform';
import { type Fault, type SuccessionProps, successionPage, successorPage } from '#views';
import { html, seeOther } from '../../../edge/reply.js';
import { CostlyWrite } from '../../../edge/throttle.js';
import { type Fields, faultsIn, oneOf, textOf } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { printed } from '../names.fr.js';
import { AppointmentPage, type Opened } from './appointment.page.js';
import { TokenPage } from './token-page.js';
import { WhoReads } from './who-reads.js';

const fieldAt: Readonly<Record<string, string>> = {
  '/requester/firstName': 'prenom',
  '/requester/lastName': 'nom',
  '/requester/email': 'adresse',
};

/** « Ce n'est plus moi »: the requester names who goes on; only from the mailed link. */
@Controller('rendez-vous/:token/suite')
@TokenPage()
@UseInterceptors(WhoReads)
export class SuccessorController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly appointments: AppointmentsService,
    private readonly successions: SuccessionsService,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    this.appointments.assertActsForAddress(opened.by, opened.appointment.id);
    if (!this.page.isCancellable(opened, visit.now)) return seeOther(reply, opened.base);
    html(reply, await this.markup(opened, visit, { firstName: '', lastName: '', email: '' }));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async name(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    if (!this.page.isCancellable(opened, visit.now)) return seeOther(reply, opened.base);
    const successor = { firstName: textOf(form, 'prenom'), lastName: textOf(form, 'nom'), email: textOf(form, 'adresse') };
    const faults = await faultsIn(
      () => this.successions.name(opened.by, successor, visit.now),
      (pointer) => fieldAt[pointer] ?? 'prenom',
    );
    if (faults.length > 0) html(reply, await this.markup(opened, visit, successor, faults), 400);
    else seeOther(reply, this.page.doneAt(opened, visit, 'suite'));
  }

  private async markup(
    { base, around, appointment }: Opened,
    { csrf }: Visit,
    answers: NamedSuccessor,
    faults: Fault[] = [],
  ): Promise<string> {
    return successorPage({ base, around, csrf, faults, when: await this.page.when(appointment), answers });
  }
}

/** The page that the successor opens, and accepts from by a form. */
@Controller('reprise/:token')
@TokenPage()
export class SuccessionController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly successions: SuccessionsService,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.markup(token, visit));
  }

  /** Whether they are elected is asked of themselves: nothing of the one before tells. */
  @Post()
  @UseGuards(CostlyWrite)
  async accept(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const status = oneOf(textOf(form, 'statut'), ['elected', 'staff'] as const);
    if (!status) return html(reply, await this.markup(token, visit, [{ field: 'statut', sentence: fieldSentences.status }]), 400);
    const { by, succession } = await this.successions.byToken(token, visit.now);
    await this.successions.accept(by, succession.id, status, visit.now);
    seeOther(reply, `/reprise/${token}`);
  }

  private async markup(token: string, { csrf, now }: Visit, faults: Fault[] = []): Promise<string> {
    const opened = await this.successions.byToken(token, now);
    const { firstName, lastName, previousFirstName, previousLastName } = opened.succession;
    const { typeTitle, territoryLabel } = opened.appointment;
    const names = { successor: `${firstName} ${lastName}`, predecessor: `${previousFirstName} ${previousLastName}` };
    return successionPage({
      ...{ token, csrf, faults, territory: printed(territoryLabel), desk: config().desk },
      state: stateOf(opened, now),
      content: opened.sharedMailbox ? null : { ...names, typeTitle },
      when: await this.page.when(opened.appointment),
    });
  }
}

function stateOf({ succession: { acceptedAt }, appointment: { status, start } }: OpenedSuccession, now: Date): SuccessionProps['state'] {
  if (acceptedAt) return 'accepted';
  return status === 'confirmed' && start > now ? 'open' : 'closed';
}
