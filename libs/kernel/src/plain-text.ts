/** Characters that would make a name an address, a link or a header. */
const strange = /[/:@<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Whether nothing in it could be taken for an address, a link or a header. */
export const isPlainText = (text: string): boolean => !strange.test(text);

/** RFC 5321 and 6531 without quoted parts; nor « % », which no mailbox of today has and which hides another address or a line's end. */
const localPart = /^[\p{L}\p{M}\d!#$&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\d!#$&'*+/=?^_`{|}~-]+)*$/u;

/** At least two labels, none of which begins or ends with a hyphen. */
const domain = /^([\p{L}\p{M}\d]([\p{L}\p{M}\d-]{0,61}[\p{L}\p{M}\d])?\.)+[\p{L}\p{M}\d-]{1,62}[\p{L}\p{M}\d]$/u;

/** One mailbox, as a form may take it. */
export function isMailbox(text: string): boolean {
  const [local = '', host = '', more] = text.trim().split('@');
  return text.length <= 254 && more === undefined && local.length <= 64 && localPart.test(local) && domain.test(host);
}

/** As people write a number: digits above all, six to fifteen of them (E.164). */
const phone = /^\+?[\s().-]*(\d[\s().-]{0,3}){6,15}$/;

export const isPhone = (text: string): boolean => phone.test(text);

/** Whether it could be the identifier of a row: what cannot is not looked for. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
