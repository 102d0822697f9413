/** To whom a message goes: an address typed by a requester, a person of the cell, or the desk that answers by hand. */
export type Recipient =
  | { readonly kind: 'address'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'desk' };

export const toAddress = (id: string): Recipient => ({ kind: 'address', id });
export const toPerson = (id: string): Recipient => ({ kind: 'person', id });
export const toDesk: Recipient = { kind: 'desk' };

/** `address:<id>`, `person:<id>`, `desk` */
export const recipientLabel = (recipient: Recipient): string => (recipient.kind === 'desk' ? 'desk' : `${recipient.kind}:${recipient.id}`);
