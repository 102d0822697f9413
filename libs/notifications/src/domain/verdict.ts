import { type Detail, isGone, isPassing } from './enhanced-code.js';

/** How one sending ended: taken by the mail server, put off, or refused for good. */
type Outcome = 'accepted' | 'deferred' | 'refused';

export interface Verdict {
  readonly outcome: Outcome;
  /** The server's three digits (RFC 5321 §4.2); null when it was not reached or said nothing. */
  readonly smtpCode: number | null;
  /** The mailbox itself is not there, or not any more: nothing is sent to it again. */
  readonly isDead: boolean;
  /** The mail server itself did not play its part: the next letter would fare no better. */
  readonly isServerAway: boolean;
}

export const accepted = (smtpCode: number): Verdict => ({ outcome: 'accepted', smtpCode, isDead: false, isServerAway: false });

/** What nodemailer says of a failure. */
interface MailError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * Only what the server says of this recipient or this letter is final: a wrong password, a sender it does not like or a lost
 * connection is ours to mend.
 */
export function verdictOn(error: unknown): Verdict {
  const failure = (error ?? {}) as MailError;
  const smtpCode = failure.responseCode || null;
  const isRefused = isAboutLetter(failure) && isFinal(failure);
  return {
    outcome: isRefused ? 'refused' : 'deferred',
    smtpCode,
    isDead: isRefused && failure.command === 'RCPT TO' && isGone(detailOf(failure)),
    isServerAway: !isAboutLetter(failure),
  };
}

/** Of the envelope, only the recipient is this letter's own; 421 closes the connection whatever was said (RFC 5321 §3.8). */
const isAboutLetter = ({ code, command, responseCode }: MailError): boolean =>
  (code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM')) && responseCode !== 421;

/** A letter that cannot even be put in an envelope has no code; 503 is about the order of commands. */
function isFinal(failure: MailError): boolean {
  const { command, responseCode = 0 } = failure;
  if (command === 'API') return true;
  return responseCode >= 500 && responseCode !== 503 && !(command === 'RCPT TO' && isPassing(detailOf(failure)));
}

const detailOf = ({ response }: MailError): Detail => /^\d{3}[ -]5\.(\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
