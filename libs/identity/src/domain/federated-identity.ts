interface Identity {
  readonly siret: string | null;
  readonly roles: readonly string[];
}

/** Whether her identity provider says that she works for a territorial authority. */
export const isTerritorial = ({ roles }: Identity): boolean => roles.includes('agent_public_territorial');

/** Whether it says that she works for the one of that SIREN: that attests her asking to join, and gives no more. */
export const worksFor = (siren: string | null, identity: Identity): boolean =>
  siren !== null && isTerritorial(identity) && identity.siret?.slice(0, 9) === siren;
