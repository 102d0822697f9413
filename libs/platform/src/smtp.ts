import { isLoopback } from './loopback.js';
import { type Environment, url, WrongSetting } from './setting.js';

/** Connections to the mail server that one process keeps: as many letters leave at a time. */
export const mailConnections = 4;

/** A mail server that says nothing for this long is as good as away, in milliseconds. */
const patience = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 8_000, socketTimeout: 10_000 };

/** The longest that one letter takes, whatever the server does, in milliseconds; leases count on it. */
export const longestSending = 20_000;

const isHere = (smtpUrl: string): boolean => isLoopback(new URL(smtpUrl).hostname);

/** `smtps://` is encrypted from the first byte, `smtp://` must offer STARTTLS (RFC 3207): only this machine may go without. */
export function readSmtpUrl(env: Environment): string {
  const given = url(env, 'SMTP_URL', ['smtp:', 'smtps:'], '');
  if (given === '') return given;
  if (!new URL(given).hostname) throw new WrongSetting('SMTP_URL doit nommer un serveur, par exemple smtps://courrier.example:465.');
  if (new URL(given).search && !isHere(given))
    throw new WrongSetting('SMTP_URL ne prend rien après « ? » : le chiffrement n’est pas un choix hors de cette machine.');
  return given;
}

/** For nodemailer; it tries again by itself only what a closed connection never saw. */
export const smtpOptions = (smtpUrl: string) => ({
  url: smtpUrl,
  pool: true,
  maxConnections: mailConnections,
  maxMessages: 1000,
  maxRequeues: 1,
  ...patience,
  ...(smtpUrl !== '' && isHere(smtpUrl) ? { tls: { rejectUnauthorized: false } } : { requireTLS: true }),
});
