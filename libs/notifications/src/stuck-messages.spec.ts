import { RequestsService } from '#intake';
import { anonymous, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { StuckMessages } from './stuck-messages.js';

const asSpec = system('spec');
const email = 'prenom.nom@commune.example';

describe('the messages that did not leave', () => {
  let office: MailOffice;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: 'camille.roux@cellule.example' });
  });

  afterAll(() => office?.close());

  it('are none when all left', async () => {
    await office.book('autre@commune.example');
    await office.deliver();
    expect(await list()).toEqual([]);
  });

  it('are listed by their turn, with how often they were tried and what was answered', async () => {
    const { reference } = await office.book(email);
    office.sink.refuseOnce({ code: 451, recipient: email });
    await office.deliver();
    const who = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff' } as const;
    const said = { name: 'Syndicat', kind: 'other', departement: '26' };
    const submission = { type: 'orientation', modality: 'visio', said, ...who } as const;
    const request = await office.app.get(RequestsService).submit(anonymous, submission, office.now);
    await office.file();
    const shown = (await list()).map(({ kind, state, to, domain, reference: about, tries, smtpCode }) =>
      [kind, state, to, domain, about, tries, smtpCode].join(' '),
    );
    expect(shown.sort()).toEqual([
      `booked waiting requester commune.example ${reference} 1 451`,
      `request_received waiting requester commune.example ${request.reference} 0 `,
      `request_to_answer waiting desk  ${request.reference} 0 `,
    ]);
  });

  it('tell of people no more than the mail server of their address', async () => {
    expect(JSON.stringify(await list())).not.toMatch(/prenom|nom@|Zoé|Le Goff|Syndicat|camille/i);
  });

  it('are nobody’s business who comes from outside', async () => {
    await expect(office.app.get(StuckMessages).list(anonymous, 10)).rejects.toThrow('not-found');
  });

  const list = () => office.app.get(StuckMessages).list(asSpec, 10);
});
