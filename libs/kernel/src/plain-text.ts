/** Characters that would make a name an address, a link or a header. */
const strange = /[/:@<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Whether nothing in it could be taken for an address, a link or a header. */
export const isPlainText = (text: string): boolean => !strange.test(text);

/** One mailbox, as a form may take it: RFC 5321 without quoted local parts, with a domain that has a dot. */
const mailbox = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@.<>()[\]\\,;:"]{2,}$/u;

export const isMailbox = (text: string): boolean => text.length <= 254 && mailbox.test(text.trim());
