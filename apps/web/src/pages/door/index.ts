import { ComeInController } from './come-in.controller.js';
import { ContextController } from './context.controller.js';
import { LinkController } from './link.controller.js';
import { LinkingController } from './linking.controller.js';
import { ProConnectController } from './pro-connect.controller.js';
import { Reception } from './reception.js';
import { SignOutController } from './sign-out.controller.js';

export const doorPages = [ComeInController, ContextController, LinkingController, ProConnectController, LinkController, SignOutController];

export const doorProviders = [Reception];
