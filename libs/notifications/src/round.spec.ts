import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { later, minutes } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { type MailJob, mailsQueue, Round } from './round.js';

describe('the postman’s round', () => {
  let office: MailOffice;
  let round: Round;
  let queue: Queue<MailJob>;

  beforeAll(async () => {
    process.env.MAIL_PER_MINUTE = '3';
    office = await MailOffice.open();
    round = office.app.get(Round);
    queue = office.app.get(getQueueToken(mailsQueue));
    await office.enrol({ email: 'camille.roux@cellule.example' });
    for (const nth of [0, 4]) await office.book('mairie@commune.example', { nth });
    await office.file();
  });

  afterAll(async () => {
    delete process.env.MAIL_PER_MINUTE;
    await office?.close();
  });

  it('brings no more in a minute than the mail server takes', async () => {
    expect(await round.turn(office.now)).toBe(3);
    expect(await round.turn(later(office.now, minutes(1) - 1))).toBe(0);
    expect(await round.turn(later(office.now, minutes(1)))).toBe(1);
    expect(await queue.getJobCountByTypes('wait')).toBe(4);
  });

  it('brings again what was lost with the queue, and nothing that is still there', async () => {
    const muchLater = later(office.now, minutes(20));
    expect(await round.turn(muchLater)).toBe(3);
    expect(await queue.getJobCountByTypes('wait')).toBe(4);
    await queue.obliterate({ force: true });
    expect(await round.turn(later(muchLater, minutes(16)))).toBe(3);
    expect(await queue.getJobCountByTypes('wait')).toBe(3);
  });

  it('leaves what is held back until its time', async () => {
    const held = later(office.now, minutes(120));
    await office.database.rows('UPDATE message SET carried_at = NULL, not_before = $1', [held]);
    expect(await round.turn(later(held, -1))).toBe(0);
    expect(await round.turn(held)).toBe(3);
  });
});
