import type { Provider, Type } from '@nestjs/common';

export const publicPages: Type[] = [];

export const publicProviders: Provider[] = [];
