/** What a link's token allows, on one thing only. `manage-mailed` is only ever inside a mail to the requester: holding it proves the address. */
export type LinkPurpose = 'manage' | 'manage-mailed' | 'succession';

/** Who asks: every exported read and write of the modules takes one first. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'holder'; readonly purpose: LinkPurpose; readonly id: string }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'system'; readonly name: string };

export const anonymous: Actor = { kind: 'anonymous' };

export const system = (name: string): Actor => ({ kind: 'system', name });

/** On whose side an act is counted. */
export type Party = 'requester' | 'advisor' | 'desk';
