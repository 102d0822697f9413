import { isGone } from './enhanced-code.js';

/** What a notice of non-delivery says of one of our messages. */
export interface Bounce {
  /** The left part of its Message-ID. */
  readonly stableId: string;
  /** Whether the mailbox itself is gone, or only this letter was not taken. */
  readonly isDead: boolean;
}

/**
 * Reads a delivery status notification (RFC 3464) as it came, or null when it tells of no final failure of a letter of ours.
 * Servers return the letter's own headers with it: its Message-ID tells which one it was.
 */
export function bounceIn(notice: string): Bounce | null {
  const [, detail] = /^Status:\s*5\.(\d{1,3}\.\d{1,3})/im.exec(notice) ?? [];
  const [, stableId] = /<([0-9a-f]{40})@[^>\s]+>/i.exec(notice) ?? [];
  if (!detail || !stableId || !/^Action:\s*failed/im.test(notice)) return null;
  return { stableId: stableId.toLowerCase(), isDead: isGone(detail) };
}
