import { WrongSetting } from './setting.js';
import { readSmtpUrl, smtpOptions } from './smtp.js';

describe('the way to the mail server', () => {
  it.each([
    ['smtp://courrier.example', true],
    ['smtp://10.0.0.7:587', true],
    ['smtps://courrier.example:465', true],
    ['smtp://127.0.0.1:1025', false],
    ['smtp://localhost', false],
    ['smtp://[::1]:1025', false],
  ])('is encrypted unless it stays on this machine (%s)', (given, encrypted) => {
    expect('requireTLS' in smtpOptions(readSmtpUrl({ SMTP_URL: given }))).toBe(encrypted);
  });

  it.each([
    'smtp://courrier.example?ignoreTLS=true',
    'smtp://courrier.example?requireTLS=false',
    'smtps://courrier.example?tls.rejectUnauthorized=false',
    'http://courrier.example',
    'smtp:///sans-serveur',
  ])('stops the start with one sentence when it gives that up (%s)', (given) => {
    expect(() => readSmtpUrl({ SMTP_URL: given })).toThrow(WrongSetting);
    expect(() => readSmtpUrl({ SMTP_URL: given })).toThrow(/^SMTP_URL .*\.$/);
  });
});
