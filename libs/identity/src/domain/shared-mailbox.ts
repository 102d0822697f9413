/** What the mailboxes of a place are called that several people read. */
const names =
  /^(mairie|commune|ville|contact|accueil|secretariat|secretaire|secretariatgeneral|dgs|info|infos|information|administration|courrier|bonjour|communaute|intercommunalite|agglo|metropole|departement|region|service|services|urbanisme|etatcivil|communication|comptabilite|elus|cabinet|noreply|nepasrepondre)(\d*|[._-].*)$/;

/** `mairie@…`, `contact@…`, `mairie.buis@…`: several people read it, so that a mail there holds no content and its link asks who is reading. */
export function isSharedMailbox(email: string): boolean {
  const [local = ''] = email.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split('@');
  return names.test(local) || names.test(local.replace(/[._-]/g, ''));
}

/** Whether several people read it: as one of them said, else as its name tells. */
export const readBySeveral = ({ email, shared }: { readonly email: string | null; readonly shared: boolean | null }): boolean =>
  shared ?? isSharedMailbox(email ?? '');
