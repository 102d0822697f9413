/** What another service says of someone whom it has identified, already judged by the platform. */
export interface FederatedIdentity {
  readonly issuer: string;
  /** The same for one person at one identity provider; another one gives another. */
  readonly sub: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly siret: string | null;
  readonly roles: readonly string[];
  readonly acr: string;
  readonly idToken: string;
}

/** Whether it says that she works for the territorial authority of that SIREN: she may then ask to join, no more. */
export const worksFor = (siren: string | null, { siret, roles }: { siret: string | null; roles: readonly string[] }): boolean =>
  siren !== null && roles.includes('agent_public_territorial') && siret?.slice(0, 9) === siren;
