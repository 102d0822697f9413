import { isUnreachable, type Verdict, verdictOn } from './verdict.js';

describe('how a sending ended', () => {
  const rcpt = { code: 'EENVELOPE', command: 'RCPT TO' };

  it.each<[string, unknown, Verdict]>([
    [
      'the mailbox does not exist',
      { ...rcpt, responseCode: 550, response: '550 5.1.1 No such user' },
      { outcome: 'refused', smtpCode: 550, isDead: true },
    ],
    [
      'the mailbox does not exist, and no more is said',
      { ...rcpt, responseCode: 550, response: '550 No such user' },
      { outcome: 'refused', smtpCode: 550, isDead: true },
    ],
    [
      'the mailbox is full for good',
      { ...rcpt, responseCode: 552, response: '552 5.2.2 Mailbox full' },
      { outcome: 'refused', smtpCode: 552, isDead: false },
    ],
    [
      'the mailbox is full for now',
      { ...rcpt, responseCode: 452, response: '452 4.2.2 Mailbox full' },
      { outcome: 'deferred', smtpCode: 452, isDead: false },
    ],
    [
      'we are on a list of theirs',
      { ...rcpt, responseCode: 550, response: '550 5.7.1 Blocked' },
      { outcome: 'deferred', smtpCode: 550, isDead: false },
    ],
    [
      'our sender is refused',
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 },
      { outcome: 'deferred', smtpCode: 550, isDead: false },
    ],
    [
      'the letter is refused',
      { code: 'EMESSAGE', command: 'DATA', responseCode: 554 },
      { outcome: 'refused', smtpCode: 554, isDead: false },
    ],
    ['our password is wrong', { code: 'EAUTH', responseCode: 535 }, { outcome: 'deferred', smtpCode: 535, isDead: false }],
    ['nobody answers', { code: 'ECONNREFUSED' }, { outcome: 'deferred', smtpCode: null, isDead: false }],
    ['something else broke', undefined, { outcome: 'deferred', smtpCode: null, isDead: false }],
  ])('%s', (_case, error, verdict) => {
    expect(verdictOn(error)).toEqual(verdict);
  });

  it('says when the mail server itself could not be spoken to', () => {
    expect(
      [{ code: 'ETIMEDOUT' }, { ...rcpt, responseCode: 451 }, { ...rcpt, responseCode: 550 }].map((error) =>
        isUnreachable(verdictOn(error)),
      ),
    ).toEqual([true, false, false]);
  });
});
