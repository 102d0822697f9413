/** How one sending ended: taken by the mail server, put off, or refused for good. */
type Outcome = 'accepted' | 'deferred' | 'refused';

export interface Verdict {
  readonly outcome: Outcome;
  /** The server's three digits (RFC 5321 §4.2); null when it was not reached or said nothing. */
  readonly smtpCode: number | null;
}

/** Only what the server says of this recipient or this letter is final: a wrong password or a lost connection is ours to mend. */
const aboutTheLetter = ['EENVELOPE', 'EMESSAGE'];

export function verdictOn(error: unknown): Verdict {
  const { code, responseCode } = (error ?? {}) as { code?: string; responseCode?: number };
  const final = aboutTheLetter.includes(code ?? '') && (responseCode ?? 0) >= 500;
  return { outcome: final ? 'refused' : 'deferred', smtpCode: responseCode ?? null };
}
