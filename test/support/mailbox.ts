export interface ReceivedMail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly date: string;
  readonly to: readonly { readonly address: string }[];
  readonly attachments?: readonly { readonly fileName?: string; readonly contentType: string }[];
}

/** The mails that the demonstration's mailbox holds for an address, oldest first. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const response = await fetch(`${process.env.MAILBOX_URL}/email?to.address=${encodeURIComponent(address)}`);
  const mails = (await response.json()) as ReceivedMail[];
  return mails.filter((mail) => mail.to.some((to) => to.address === address)).sort((a, b) => a.date.localeCompare(b.date));
}

/** Waits until an address has a mail whose text or subject matches; the worker sends within seconds. */
export async function mailTo(address: string, matching: RegExp, patience = 20_000): Promise<ReceivedMail> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    const found = (await mailsTo(address)).findLast((mail) => matching.test(`${mail.subject}\n${mail.text}`));
    if (found) return found;
    await new Promise((resume) => setTimeout(resume, 250));
  }
  throw new Error(`no mail to ${address} that matches ${matching}: ${(await mailsTo(address)).map((mail) => mail.subject).join(' | ')}`);
}

/** The first address of ours in a mail, under a path. */
export function linkIn({ text }: ReceivedMail, path: string): string {
  const found = text.match(new RegExp(`https?://\\S+${path}[\\w-]+`))?.[0];
  if (!found) throw new Error(`no link ${path} in: ${text}`);
  return found;
}
