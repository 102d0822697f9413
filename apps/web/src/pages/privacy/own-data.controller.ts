import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type OwnRecord, OwnRecordService, SignInService } from '#identity';
import { OwnDataService } from '#platform';
import { type Fault, ownDataPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { dropSignIn } from '../../edge/sign-in.js';
import { countWords } from '../counts.fr.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';
import { accessCard, accessCounts, fileOf, sectionOf } from './own-data.fr.js';

const path = '/mes-donnees';

/** « Mes données »: what is kept about whoever is signed in, who read it, and what she can do about it (RGPD, art. 15, 16 and 20). */
@Controller()
@Access('signed-in')
export class OwnDataController {
  constructor(
    private readonly data: OwnDataService,
    private readonly records: OwnRecordService,
    private readonly signIns: SignInService,
    private readonly marks: DoneMarks,
  ) {}

  @Get('mes-donnees')
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, { isDone: this.marks.read(visit.key, path, query) === 'corrige' }));
  }

  @Get('mes-donnees.json')
  @Header('Cache-Control', 'no-store')
  async file(@Signed() { by, now }: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const file = fileOf(await this.data.of(by, now));
    void reply
      .header('content-disposition', 'attachment; filename="mes-donnees.json"')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(file, null, 2));
  }

  @Post('mes-donnees')
  async correct(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const said = recordIn(form);
    const faults = await faultsIn(() => this.records.correct(visit.by, said, visit.now), fieldAt);
    if (faults.length > 0) html(reply, await this.page(visit, { said, faults }), 400);
    else seeOther(reply, this.marks.address(visit.key, path, 'corrige'));
  }

  /** Every browser of hers, this one too. */
  @Post('mes-donnees/deconnexion')
  async leaveEverywhere(@Signed() { by, now }: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.signIns.endAll(by, by.personId, now);
    dropSignIn(reply);
    seeOther(reply, '/deconnexion');
  }

  private async page(visit: SignedVisit, { said, faults = [], isDone = false }: Shown): Promise<string> {
    const { by, now, csrf, signIn } = visit;
    const record = said ?? (await this.records.read(by));
    const { data, accesses } = await this.data.of(by, now);
    return ownDataPage({
      ...{ csrf, faults, isDone, who: signedInWords(visit, null), record, home: spaceOf(by).navigation[0] ?? null },
      sections: data.map((section) => sectionOf(section, signIn.timeZone)),
      accessCount: countWords(accesses.length, accessCounts),
      accesses: accesses.map((access, index) => accessCard(access, index, signIn.timeZone)),
    });
  }
}

interface Shown {
  readonly said?: OwnRecord;
  readonly faults?: Fault[];
  readonly isDone?: boolean;
}

const fields: Readonly<Record<keyof OwnRecord, string>> = {
  firstName: 'prenom',
  lastName: 'nom',
  function: 'fonction',
  phone: 'telephone',
};

const recordIn = (form: Fields): OwnRecord => ({
  firstName: textOf(form, fields.firstName),
  lastName: textOf(form, fields.lastName),
  function: textOf(form, fields.function),
  phone: textOf(form, fields.phone),
});

const fieldAt = (pointer: string): string => fields[pointer.slice(1) as keyof OwnRecord] ?? 'prenom';
