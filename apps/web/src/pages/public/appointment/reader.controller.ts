import { Body, Controller, Get, Injectable, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type MailboxReader, MailboxReaders, type MailedLink } from '#intake';
import { config } from '#platform';
import { type Fault, whoReadsPage } from '#views';
import { html, seeOther } from '../../../edge/reply.js';
import { CostlyWrite } from '../../../edge/throttle.js';
import { type Fields, faultsIn, textOf } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { TokenPage } from './token-page.js';
import { pathOf } from './who-reads.js';

const fieldAt: Readonly<Record<string, string>> = { '/firstName': 'prenom', '/lastName': 'nom', '/function': 'fonction' };

/** Nothing was typed at all. */
const unsaid: Readonly<Record<string, string>> = {
  prenom: 'Écrivez votre prénom.',
  nom: 'Écrivez votre nom.',
  fonction: 'Écrivez votre fonction.',
};

/** « Qui lit ? »: asked once in a browser, of a link that was mailed to a shared mailbox. */
@Injectable()
abstract class Readings {
  protected abstract readonly kind: MailedLink['kind'];

  constructor(private readonly readers: MailboxReaders) {}

  @Get()
  async ask(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    if (await this.readers.mustSay(this.link(token), visit.key, visit.now))
      html(reply, this.markup(token, visit, { firstName: '', lastName: '', function: '' }));
    else seeOther(reply, this.address(token));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async say(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const typed = { firstName: textOf(form, 'prenom'), lastName: textOf(form, 'nom'), function: textOf(form, 'fonction') };
    const wrong = await faultsIn(
      () => this.readers.say(this.link(token), typed, visit.key, visit.now),
      (pointer) => fieldAt[pointer] ?? 'prenom',
    );
    const faults = wrong.map((fault) =>
      textOf(form, fault.field) ? fault : { ...fault, sentence: unsaid[fault.field] ?? fault.sentence },
    );
    if (faults.length > 0) html(reply, this.markup(token, visit, typed, faults), 400);
    else seeOther(reply, this.address(token));
  }

  @Post('seule')
  @UseGuards(CostlyWrite)
  async alone(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.readers.sayAlone(this.link(token), visit.now);
    seeOther(reply, this.address(token));
  }

  private link(token: string): MailedLink {
    return { kind: this.kind, token };
  }

  private address(token: string): string {
    return `${pathOf[this.kind]}/${token}`;
  }

  private markup(token: string, { csrf }: Visit, typed: MailboxReader, faults: Fault[] = []): string {
    return whoReadsPage({ action: `${this.address(token)}/lecture`, csrf, faults, typed, desk: config().desk });
  }
}

@Controller('rendez-vous/:token/lecture')
@TokenPage()
export class ReaderController extends Readings {
  protected readonly kind = 'appointment';
}

@Controller('demande/:token/lecture')
@TokenPage()
export class RequestReaderController extends Readings {
  protected readonly kind = 'request';
}

@Controller('note/:token/lecture')
@TokenPage()
export class NoteReaderController extends Readings {
  protected readonly kind = 'notice';
}

@Controller('message/:token/lecture')
@TokenPage()
export class MessageReaderController extends Readings {
  protected readonly kind = 'exchange';
}

@Controller('action/:token/lecture')
@TokenPage()
export class ActionReaderController extends Readings {
  protected readonly kind = 'action';
}
