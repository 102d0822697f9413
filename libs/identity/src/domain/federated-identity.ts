/** Whether it says that she works for the territorial authority of that SIREN: she may then ask to join, no more. */
export const worksFor = (siren: string | null, { siret, roles }: { siret: string | null; roles: readonly string[] }): boolean =>
  siren !== null && roles.includes('agent_public_territorial') && siret?.slice(0, 9) === siren;
