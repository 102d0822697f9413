import { Body, Controller, Get, Header, Injectable, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentsService } from '#appointments';
import { RequestsService } from '#intake';
import { Access } from '../../edge/access.js';
import type { Fields } from '../form.js';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { type Filing, FilingPage } from './filing.page.js';
import { queueLink, queuePath } from './queue.fr.js';
import { aboutRequest } from './request.fr.js';

/** To which case something belongs: a person says so. */
@Injectable()
abstract class FilingController {
  constructor(private readonly page: FilingPage) {}

  protected abstract filing(id: string, visit: SignedVisit): Promise<Filing>;

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.page.ask(await this.filing(id, visit), visit, reply);
  }

  @Post()
  async file(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.page.file(await this.filing(id, visit), form, visit, reply);
  }
}

/** To which case a request belongs. */
@Controller('agenda/demandes/:id/dossier')
@Access({ roles: ['advisor', 'coordinator'] })
export class RequestFilingController extends FilingController {
  constructor(
    page: FilingPage,
    private readonly requests: RequestsService,
  ) {
    super(page);
  }

  protected override async filing(id: string, { by }: SignedVisit): Promise<Filing> {
    const request = await this.requests.request(by, id);
    const base = `${queuePath}/${request.id}`;
    return {
      ...{ thing: { kind: 'request', id: request.id }, territoryId: request.territoryId, base, about: aboutRequest(request) },
      trail: [queueLink, { text: request.reference, href: base }],
    };
  }
}

/** To which case a booking belongs: a booking opens and joins none by itself. */
@Controller('agenda/rendez-vous/:id/dossier')
@Access({ roles: ['advisor', 'coordinator'] })
export class AppointmentFilingController extends FilingController {
  constructor(
    page: FilingPage,
    private readonly appointments: AppointmentsService,
  ) {
    super(page);
  }

  protected override async filing(id: string, { by, signIn }: SignedVisit): Promise<Filing> {
    const appointment = await this.appointments.read(by, id);
    const base = `/agenda/rendez-vous/${appointment.id}`;
    return {
      ...{
        thing: { kind: 'appointment', id: appointment.id },
        territoryId: appointment.territoryId,
        base,
        trail: [{ text: appointment.reference, href: base }],
      },
      about: `${printed(appointment.territoryLabel)}, ${startWords(appointment.start, signIn.timeZone)}`,
    };
  }
}
