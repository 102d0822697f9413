import { type Verdict, verdictOn } from './verdict.js';

type Facts = Partial<Verdict>;

describe('how a sending ended', () => {
  const rcpt = { code: 'EENVELOPE', command: 'RCPT TO' };
  const dead: Facts = { outcome: 'refused', isDead: true, isServerAway: false };
  const refused: Facts = { outcome: 'refused', isDead: false, isServerAway: false };
  const later: Facts = { outcome: 'deferred', isDead: false, isServerAway: false };
  const away: Facts = { outcome: 'deferred', isDead: false, isServerAway: true };

  it.each<[string, object | undefined, Facts]>([
    ['the mailbox does not exist', { ...rcpt, responseCode: 550, response: '550 5.1.1 No such user' }, { ...dead, smtpCode: 550 }],
    ['the mailbox does not exist, and no more is said', { ...rcpt, responseCode: 550, response: '550 No such user' }, dead],
    ['Microsoft knows no such mailbox', { ...rcpt, responseCode: 550, response: '550 5.4.1 Recipient address rejected' }, dead],
    ['the mailbox is full for good', { ...rcpt, responseCode: 552, response: '552 5.2.2 Mailbox full' }, { ...refused, smtpCode: 552 }],
    ['the mailbox is full for now', { ...rcpt, responseCode: 452, response: '452 4.2.2 Mailbox full' }, { ...later, smtpCode: 452 }],
    ['we are on a list of theirs', { ...rcpt, responseCode: 550, response: '550 5.7.1 Blocked' }, { ...later, smtpCode: 550 }],
    ['our sender is refused', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, away],
    ['the letter is refused', { code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 5.7.1 Spam' }, refused],
    ['the letter fits in no envelope', { code: 'EENVELOPE', command: 'API' }, { ...refused, smtpCode: null }],
    ['our password is wrong', { code: 'EAUTH', responseCode: 535 }, { ...away, smtpCode: 535 }],
    ['the server says goodbye', { ...rcpt, responseCode: 421 }, away],
    ['nobody answers', { code: 'ECONNREFUSED' }, { ...away, smtpCode: null }],
    ['something else broke', undefined, away],
  ])('%s', (_case, error, facts) => {
    expect(verdictOn(error)).toMatchObject(facts);
  });
});
