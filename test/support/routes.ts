import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { AccessRule } from '../../apps/web/src/edge/access.js';
import type { RunningApp } from './app.js';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** As it is written: `/espace/rendez-vous/:id`. */
  readonly path: string;
  readonly rule: AccessRule;
}

/** Every route that the web answers, with the rule that it names. */
export function routesOf({ app }: RunningApp): Route[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const base = String(Reflect.getMetadata('path', metatype as object) ?? '');
      return scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((name): Route[] => {
        const handler = (instance as Record<string, object>)[name] as object;
        const path: unknown = Reflect.getMetadata('path', handler);
        if (path === undefined) return [];
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number] as Route['method'];
        const rule = (Reflect.getMetadata('access', handler) ?? Reflect.getMetadata('access', metatype as object)) as AccessRule;
        return [base, ''].flatMap((each, i) =>
          i === 0 ? [path].flat().map((part) => ({ method, path: joined(each, String(part)), rule })) : [],
        );
      });
    })
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
