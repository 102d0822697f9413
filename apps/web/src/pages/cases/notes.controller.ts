import { Body, Controller, Injectable, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseNotesService, CasesService, type Visibility, visibilities } from '#cases';
import { entriesPage } from '#views';
import { Access } from '../../edge/access.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { cellSide, ownSide } from './case-forms.js';
import { CaseTabPages } from './case-tabs.js';
import { CaseFormPage, type Shown } from './form-page.js';
import { noteDone, noteEntry, visibilityChoices } from './notes.fr.js';

/** What is noted of a case: for the cell alone, for both sides, or for all. */
@Injectable()
abstract class NotesController extends CaseFormPage {
  protected readonly name = 'notes';

  constructor(
    private readonly notes: CaseNotesService,
    private readonly cases: CasesService,
    private readonly tabs: CaseTabPages,
    marks: DoneMarks,
  ) {
    super(marks);
  }

  @Post()
  async write(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const note = { words: textOf(form, 'texte'), visibility: textOf(form, 'vue') as Visibility };
    const faults = await faultsIn(
      () => this.notes.write(visit.by, id, note, visit.now),
      (pointer) => (pointer === '/words' ? 'texte' : 'vue'),
    );
    if (faults.length > 0) await this.refuse(reply, visit, id, { form, faults });
    else this.back(reply, visit, id, 'ajoute');
  }

  @Post(':note/retrait')
  async withdraw(
    @Param('id') id: string,
    @Param('note') note: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.notes.withdraw(visit.by, id, note, visit.now);
    this.back(reply, visit, id, 'retire');
  }

  protected async page(visit: SignedVisit, id: string, { query, form, faults }: Shown): Promise<string> {
    const [path, { by, now }] = [this.path(id), visit];
    const one = await this.cases.one(by, id, now);
    const writes = await this.cases.writes(by, id);
    const { items, next } = await this.notes.notes(by, id, { after: placeOf(query).after, limit: perPage }, now);
    // who writes on the cell's side follows the case
    const offered = visibilities.filter((one) => this.side.reader === 'cell' || one !== 'internal');
    const typed = { words: textOf(form, 'texte'), visibility: textOf(form, 'vue') || (offered[0] ?? '') };
    return entriesPage({
      ...{ ...(await this.tabs.around(visit, this.side, one, { here: 'notes', writes })), title: 'Notes du projet' },
      intro: 'Chaque note dit qui peut la voir. Sans autre choix, c’est le moins de monde possible.',
      done: noteDone(this.marks.read(visit.key, path, query)),
      form: writes
        ? {
            ...{ action: path, label: 'Votre note', hint: 'Une note ne se réécrit pas : elle se retire.', submit: 'Ajouter cette note' },
            ...{ visibilities: visibilityChoices(offered), typed, faults },
          }
        : null,
      ...{ heading: 'Les notes, la dernière d’abord', nothing: 'Aucune note pour l’instant.' },
      entries: items.map((note) => noteEntry(note, path, visit.signIn.timeZone)),
      pages: pageLinks(path, {}, query, next),
    });
  }
}

@Controller('dossiers/:id/notes')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellNotesController extends NotesController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/notes')
@Access({ roles: ['member', 'lead'] })
export class OwnNotesController extends NotesController {
  protected readonly side = ownSide;
}
