import { type CanActivate, type ExecutionContext, Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Forbidden, NotFound } from '#kernel';
import { config, isLoopback } from '#platform';

/**
 * Who may call a route: `public` anyone; `link` the bearer of the token in its address, which the service judges;
 * `operator` whoever runs the service.
 */
export type AccessRule = 'public' | 'link' | 'operator';

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
    if (rule === 'operator' && !isOperator(context.switchToHttp().getRequest<FastifyRequest>())) throw new NotFound();
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

/** With the token; without one set, only straight from this machine: a forwarding header means that someone else asks. */
function isOperator({ headers }: FastifyRequest): boolean {
  const { metricsToken, publicUrl } = config();
  if (metricsToken) return headers.authorization === `Bearer ${metricsToken}`;
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return isLoopback(new URL(publicUrl).hostname) && !forwarded;
}
