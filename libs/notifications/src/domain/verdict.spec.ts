import { verdictOn } from './verdict.js';

describe('how a sending ended', () => {
  it.each([
    ['the mailbox does not exist', { code: 'EENVELOPE', responseCode: 550 }, { outcome: 'refused', smtpCode: 550 }],
    ['the letter is refused', { code: 'EMESSAGE', responseCode: 554 }, { outcome: 'refused', smtpCode: 554 }],
    ['the mailbox is full for now', { code: 'EENVELOPE', responseCode: 452 }, { outcome: 'deferred', smtpCode: 452 }],
    ['our password is wrong', { code: 'EAUTH', responseCode: 535 }, { outcome: 'deferred', smtpCode: 535 }],
    ['nobody answers', { code: 'ECONNREFUSED' }, { outcome: 'deferred', smtpCode: null }],
    ['something else broke', undefined, { outcome: 'deferred', smtpCode: null }],
  ])('%s', (_case, error, verdict) => {
    expect(verdictOn(error)).toEqual(verdict);
  });
});
