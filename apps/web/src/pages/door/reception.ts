import { Injectable } from '@nestjs/common';
import { FederatedSignIns, SignInService } from '#identity';
import { config, type FederatedIdentity, isStrongEnough } from '#platform';
import { afterSignIn } from '../spaces.js';
import type { Visit } from '../visit.js';

/** How someone who comes by ProConnect is received. */
type Received =
  | { readonly secret: string; readonly to: string }
  | { readonly linking: string; readonly to: string }
  /** Her role asks for a second factor, from a date on. */
  | { readonly tooWeak: true };

@Injectable()
export class Reception {
  constructor(
    private readonly federated: FederatedSignIns,
    private readonly signIns: SignInService,
  ) {}

  async receive(identity: FederatedIdentity, next: string, { by, now }: Visit): Promise<Received> {
    const outcome = await this.federated.federated(by, identity, now);
    if ('linking' in outcome) return { linking: outcome.linking, to: '/connexion/relier' };
    const standings = await this.signIns.standings(outcome.actor, now);
    const from = config().proConnect?.mfaFrom ?? null;
    const isStrong = standings.every(({ role }) => isStrongEnough({ acr: identity.acr, role, from }, now));
    if (isStrong) return { secret: outcome.secret, to: afterSignIn(outcome.actor, standings, next) };
    await this.signIns.end(outcome.actor, outcome.signIn.id, now);
    return { tooWeak: true };
  }
}
