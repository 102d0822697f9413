/** One spelling per mailbox: no spaces around, lower case, composed accents (NFC). */
export const normalised = (email: string): string => email.trim().normalize('NFC').toLowerCase();
