/** Characters that would make a name an address, a link or a header. */
const strange = /[/:@<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Whether nothing in it could be taken for an address, a link or a header. */
export const isPlainText = (text: string): boolean => !strange.test(text);

/** One mailbox, as a form may take it: RFC 5321 without quoted local parts, with a domain that has a dot. */
const mailbox = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@.<>()[\]\\,;:"]{2,}$/u;

export const isMailbox = (text: string): boolean => text.length <= 254 && mailbox.test(text.trim());

/** Whether it could be the identifier of a row: what cannot is not looked for. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
