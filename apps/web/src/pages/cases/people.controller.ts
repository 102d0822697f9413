import { Body, Controller, Injectable, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseContactsService, CaseFolderService, CasesService } from '#cases';
import { casePeoplePage } from '#views';
import { Access } from '../../edge/access.js';
import { type Fields, faultsIn } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { contactFieldAt, contactGiven } from './case-fields.js';
import { folderOf } from './case-folder.fr.js';
import { cellSide, ownSide } from './case-forms.js';
import { contactDone, contactForm, peopleFacts, peopleTitle } from './case-people.fr.js';
import { CaseTabPages } from './case-tabs.js';
import { CaseFormPage, type Shown } from './form-page.js';

/** Who has to do with a project, in short, and where one more contact is added. */
@Injectable()
abstract class PeopleController extends CaseFormPage {
  protected readonly name = 'personnes';

  constructor(
    private readonly contacts: CaseContactsService,
    private readonly folder: CaseFolderService,
    private readonly cases: CasesService,
    private readonly tabs: CaseTabPages,
    marks: DoneMarks,
  ) {
    super(marks);
  }

  @Post()
  async add(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const faults = await faultsIn(() => this.contacts.addContact(visit.by, id, contactGiven(form), visit.now), contactFieldAt);
    if (faults.length > 0) await this.refuse(reply, visit, id, { form, faults });
    else this.back(reply, visit, id, 'contact');
  }

  protected async page(visit: SignedVisit, id: string, { query, form, faults }: Shown): Promise<string> {
    const [path, { by, now }] = [this.path(id), visit];
    const one = await this.cases.one(by, id, now);
    const writes = await this.cases.writes(by, id);
    const { contacts, partners } = await this.folder.people(by, id);
    return casePeoplePage({
      ...{ ...(await this.tabs.around(visit, this.side, one, { here: 'personnes', writes })), title: peopleTitle },
      done: this.marks.read(visit.key, path, query) === 'contact' ? contactDone : null,
      ...{ people: peopleFacts(one, contacts, partners), folder: folderOf(`${this.side.base}/${id}`) },
      form: writes ? contactForm(path, visit.csrf, form, faults) : null,
    });
  }
}

@Controller('dossiers/:id/personnes')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellPeopleController extends PeopleController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/personnes')
@Access({ roles: ['member', 'lead'] })
export class OwnPeopleController extends PeopleController {
  protected readonly side = ownSide;
}
