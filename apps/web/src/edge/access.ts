import { type CanActivate, type ExecutionContext, Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Action, type Actor, decideAnywhere, Forbidden, type Grantee, NotFound, Refusal, type Resource } from '#kernel';
import { config, isLoopback } from '#platform';

/** Nobody is signed in, or no longer. */
export class Unauthenticated extends Refusal {
  readonly code = 'unauthenticated';
}

/**
 * Who may call a route: `public` anyone; `link` the bearer of the token in its address, which the service judges; `operator` whoever
 * runs the service; `signed-in` anyone who is; `roles` those who act in one of them, `person` for herself; else whoever has some right of that kind, the
 * service judges how far.
 */
export type AccessRule =
  | 'public'
  | 'link'
  | 'operator'
  | 'signed-in'
  | { readonly roles: readonly Exclude<Grantee, 'public'>[] }
  | { readonly resource: Resource; readonly action: Action };

const metadata = 'access';

/** Names the rule of a route, or of all routes of a controller. A route that names none does not start. */
export const Access = (rule: AccessRule) => SetMetadata(metadata, rule);

@Injectable()
export class AccessGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    private readonly reflector: Reflector,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(metadata, [context.getHandler(), context.getClass()]);
    if (rule === undefined) throw new Forbidden();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (rule === 'operator' && !isOperator(request)) throw new NotFound();
    if (rule !== 'operator' && rule !== 'public' && rule !== 'link') admit(rule, request.actor);
    return true;
  }

  onApplicationBootstrap(): void {
    const open = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as object;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name: `${metatype?.name}.${name}`, handler: (instance as Record<string, object>)[name] as object }))
        .filter(({ handler }) => Reflect.hasMetadata('path', handler))
        .filter(({ handler }) => this.reflector.getAllAndOverride(metadata, [handler as never, metatype as never]) === undefined)
        .map(({ name }) => name);
    });
    if (open.length > 0) throw new Error(`no access rule: ${open.join(', ')}`);
  }
}

/** The spaces are known to all; what is in them is judged, and hidden, by the services. */
function admit(rule: 'signed-in' | Exclude<AccessRule, string>, by: Actor): void {
  if (by.kind !== 'person') throw new Unauthenticated();
  if (rule === 'signed-in') return;
  const role = by.standing?.role ?? 'person';
  const isAdmitted = 'roles' in rule ? rule.roles.includes(role) : decideAnywhere(by, rule.resource, rule.action) === 'allowed';
  if (!isAdmitted) throw new Forbidden();
}

/** With the token; without one set, only straight from this machine: a forwarding header means that someone else asks. */
function isOperator({ headers }: FastifyRequest): boolean {
  const { metricsToken, publicUrl } = config();
  if (metricsToken) return headers.authorization === `Bearer ${metricsToken}`;
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return isLoopback(new URL(publicUrl).hostname) && !forwarded;
}
