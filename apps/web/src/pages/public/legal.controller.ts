import { Controller, Get, Header } from '@nestjs/common';
import { config, Inventories } from '#platform';
import {
  accessibilityPage,
  choosingPage,
  cookiesPage,
  type LegalProps,
  legalNoticePage,
  personalDataPage,
  siteMapPage,
  termsPage,
} from '#views';
import { Access } from '../../edge/access.js';
import { choosingWords, keptWords } from './legal.fr.js';

const facts = (): LegalProps => ({ desk: config().desk, address: config().publicUrl, demonstration: config().demo });

/** The pages that the law asks for: the same for everyone. */
@Controller()
@Access('public')
export class LegalController {
  constructor(private readonly inventories: Inventories) {}

  @Get('accessibilite')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  accessibility(): string {
    return accessibilityPage(facts());
  }

  @Get('mentions-legales')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  notice(): string {
    return legalNoticePage(facts());
  }

  @Get('donnees-personnelles')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  personalData(): string {
    return personalDataPage({ ...facts(), kept: keptWords(this.inventories.rules) });
  }

  @Get('comment-nous-choisissons')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  choosing(): string {
    return choosingPage({ ...facts(), ...choosingWords() });
  }

  @Get('cgu')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  terms(): string {
    return termsPage(facts());
  }

  @Get('gestion-des-cookies')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  cookies(): string {
    return cookiesPage();
  }

  @Get('plan-du-site')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  siteMap(): string {
    return siteMapPage();
  }
}
