import { Controller, Get, Header } from '@nestjs/common';
import { hours, later } from '#kernel';
import { config } from '#platform';
import { Access } from '../../edge/access.js';
import { Now } from '../../edge/browser.js';

/** For whoever found a weakness: whom to tell, and until when that is true (RFC 9116). */
@Controller('.well-known/security.txt')
@Access('public')
export class SecurityController {
  @Get()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  text(@Now() now: Date): string {
    const { desk, publicUrl } = config();
    const expires = later(now, hours(24 * 180)).toISOString();
    return [
      `Contact: mailto:${desk.email}`,
      `Expires: ${expires}`,
      'Preferred-Languages: fr, en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
      '',
    ].join('\n');
  }
}
