import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { InjectThrottlerStorage, type ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { hours, isMailbox, minutes, Refusal } from '#kernel';
import { config, digest, Secret } from '#platform';

interface Limit {
  /** The window, in milliseconds. */
  readonly within: number;
  readonly most: number;
  readonly title: string;
  readonly detail: string;
}

const linksAsked: Limit = {
  ...{ within: hours(1), most: 6 },
  title: 'Plusieurs liens ont été demandés pour cette adresse.',
  detail: 'Regardez vos courriels, aussi parmi les indésirables. Vous pourrez demander un autre lien dans une heure.',
};

const linkOpened: Limit = {
  ...{ within: minutes(1), most: 60 },
  title: 'Ce lien est beaucoup ouvert en ce moment.',
  detail: 'Attendez une minute, puis rouvrez-le. Rien n’est perdu.',
};

/** More than one mailbox, or one link, needs. */
class TooManyOfThese extends Refusal {
  readonly code = 'too-many-requests';
}

/** Counted where all web processes see it; `THROTTLE_PER_MINUTE=0` lifts it with the others. */
async function count(storage: ThrottlerStorage, key: string, { within, most, title, detail }: Limit): Promise<void> {
  if (config().throttlePerMinute === 0) return;
  const { isBlocked, timeToBlockExpire } = await storage.increment(key, within, most, 0, key);
  if (isBlocked) throw new TooManyOfThese({ retryAfter: timeToBlockExpire, title, detail });
}

/** Links asked for one address, whether it is known or not: the answer says nothing of that. What is no address costs nothing. */
@Injectable()
export class LinksAsked implements CanActivate {
  constructor(
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
    private readonly secret: Secret,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { adresse } = (context.switchToHttp().getRequest<FastifyRequest>().body ?? {}) as { adresse?: unknown };
    const email = typeof adresse === 'string' ? adresse.trim().normalize('NFC').toLowerCase() : '';
    if (isMailbox(email)) await count(this.storage, `links asked ${this.secret.mac('network', email)}`, linksAsked);
    return true;
  }
}

/** One link's openings, by whoever holds it, from however many networks. */
@Injectable()
export class LinkOpened implements CanActivate {
  constructor(@InjectThrottlerStorage() private readonly storage: ThrottlerStorage) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { token } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token?: string } }>>().params;
    if (token) await count(this.storage, `link opened ${digest(token)}`, linkOpened);
    return true;
  }
}
