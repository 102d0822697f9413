/** How one sending ended: taken by the mail server, put off, or refused for good. */
type Outcome = 'accepted' | 'deferred' | 'refused';

export interface Verdict {
  readonly outcome: Outcome;
  /** The server's three digits (RFC 5321 §4.2); null when it was not reached or said nothing. */
  readonly smtpCode: number | null;
  /** The mailbox itself is not there, or not any more: nothing is sent to it again. */
  readonly isDead: boolean;
}

export const accepted = (smtpCode: number): Verdict => ({ outcome: 'accepted', smtpCode, isDead: false });

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
  if (!isFinal(failure)) return { outcome: 'deferred', smtpCode, isDead: false };
  return { outcome: 'refused', smtpCode, isDead: failure.command === 'RCPT TO' && !isAbout(failure, ...alive) };
}

/** The mail server could not even be spoken to: the next letter would fare no better. */
export const isUnreachable = ({ outcome, smtpCode }: Verdict): boolean => outcome === 'deferred' && smtpCode === null;

/** RFC 3463 §3.3: a full mailbox, a letter too large. */
const alive = ['2.2', '2.3'];

/** RFC 3463 §3.4, 3.5, 3.8: the way there, our protocol, our reputation. */
const oursToMend = ['3', '4', '5', '7'];

function isFinal(failure: MailError): boolean {
  const { code, command, responseCode = 0 } = failure;
  if (responseCode < 500 || responseCode === 503) return false;
  if (code === 'EMESSAGE') return true;
  return code === 'EENVELOPE' && command !== 'MAIL FROM' && !isAbout(failure, ...oursToMend);
}

/** Whether the server's enhanced code (« 5.1.1 », RFC 3463) begins with one of these subjects. */
function isAbout({ response }: MailError, ...subjects: readonly string[]): boolean {
  const [, subject] = /^\d{3}[ -]5\.(\d{1,3}\.\d{1,3})\b/.exec(response ?? '') ?? [];
  return subject !== undefined && subjects.some((about) => subject === about || subject.startsWith(`${about}.`));
}
