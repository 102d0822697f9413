import nodemailer from 'nodemailer';
import { SmtpSink } from '../../../test/support/smtp-sink.js';
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

  it('carries no letter when a server elsewhere offers no encryption', async () => {
    const sink = await SmtpSink.open();
    const { hostname: host, port } = new URL(sink.url);
    const elsewhere = { ...smtpOptions('smtp://courrier.example'), url: undefined, host, port: Number(port) };
    const transport = nodemailer.createTransport(elsewhere as never);
    await expect(transport.sendMail({ from: 'a@b.example', to: 'c@d.example', text: 'Bonjour' })).rejects.toMatchObject({ code: 'ETLS' });
    transport.close();
    expect(sink.mails).toEqual([]);
    await sink.close();
  });
});
