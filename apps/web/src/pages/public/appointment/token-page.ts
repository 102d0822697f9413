import { applyDecorators, Header } from '@nestjs/common';
import { Access } from '../../../edge/access.js';

/** A page whose address holds a secret: kept by nobody, found by no search, told to no other site. */
export const TokenPage = () =>
  applyDecorators(
    Access('link'),
    Header('Cache-Control', 'no-store'),
    Header('Referrer-Policy', 'no-referrer'),
    Header('X-Robots-Tag', 'noindex, nofollow'),
  );
