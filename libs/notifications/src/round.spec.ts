import { later, minutes } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { Round } from './round.js';

const advisor = 'camille.roux@cellule.example';

describe('the postmen’s round', () => {
  let office: MailOffice;
  let round: Round;

  beforeAll(async () => {
    process.env.MAIL_PER_MINUTE = '3';
    office = await MailOffice.open();
    round = office.app.get(Round);
    await office.enrol({ email: advisor });
    for (const nth of [0, 4]) await office.book('mairie@commune.example', { nth });
    await office.file();
  });

  afterAll(async () => {
    delete process.env.MAIL_PER_MINUTE;
    await office?.close();
  });

  it('brings no more in a minute than the mail server takes, whoever brings it', async () => {
    const taken = await Promise.all([round.turn(), round.turn(), round.turn()]);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await turnAt(later(office.now, minutes(1) - 1))).toBe(0);
    expect(await turnAt(later(office.now, 1))).toBe(1);
    expect(office.sink.mails).toHaveLength(4);
  });

  it('leaves what is held back until its time', async () => {
    const held = later(office.now, minutes(120));
    await office.database.rows(`UPDATE message SET state = 'waiting', settled_at = NULL, released_at = NULL, not_before = $1`, [held]);
    expect(await turnAt(later(held, -1))).toBe(0);
    expect(await turnAt(held)).toBe(3);
  });

  const turnAt = (instant: Date): Promise<number> => {
    office.clock.set(instant);
    return round.turn();
  };
});
