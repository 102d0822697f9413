import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseloadService, type CaseloadView, caseloadViews } from '#cases';
import { type CaseloadProps, caseloadPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { type Fields, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { columnOf, emptyPhases, lineCard, viewWords } from './caseload.fr.js';

const path = '/mes-dossiers';
const views = Object.keys(caseloadViews) as CaseloadView[];
const byPhase = 'etapes';

/** « Mes dossiers »: an advisor's own cases, as a list or as a board of phases, in a few views with their counts. */
@Controller('mes-dossiers')
@Access({ roles: ['advisor'] })
export class CaseloadController {
  constructor(private readonly caseload: CaseloadService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const view = views.find((each) => viewWords[each].word === textOf(query, 'vue')) ?? 'going';
    const isBoard = textOf(query, 'affichage') === byPhase;
    const counts = await this.caseload.counts(visit.by, visit.now);
    html(
      reply,
      caseloadPage({
        who: signedInWords(visit, path),
        views: views.map((each) => ({
          ...{ text: `${viewWords[each].text} (${counts[each]})`, isHere: each === view },
          href: addressOf(each, isBoard),
        })),
        otherWay: isBoard
          ? { text: 'Voir en liste', href: addressOf(view, false) }
          : { text: 'Voir étape par étape', href: addressOf(view, true) },
        nothing: counts[view] === 0 ? viewWords[view].nothing : '',
        ...(isBoard ? await this.board(visit, view) : await this.list(visit, view, query)),
      }),
    );
  }

  private async list(visit: SignedVisit, view: CaseloadView, query: Fields): Promise<Shown> {
    const { items, next } = await this.caseload.list(visit.by, view, { after: placeOf(query).after, limit: perPage }, visit.now);
    const shown = viewAsked(view);
    const cards = items.map((one) => lineCard(one, visit.signIn.timeZone));
    return { cards, pages: pageLinks(path, shown, query, next), board: null };
  }

  private async board(visit: SignedVisit, view: CaseloadView): Promise<Shown> {
    const columns = await this.caseload.board(visit.by, view, visit.now);
    const filled = columns.filter(({ count }) => count > 0).map((one) => columnOf(one, visit.signIn.timeZone));
    return { cards: [], pages: { previous: null, next: null }, board: { columns: filled, empty: emptyPhases(columns) } };
  }
}

type Shown = Pick<CaseloadProps, 'cards' | 'pages' | 'board'>;

/** Nothing for the one that opens. */
const viewAsked = (view: CaseloadView): Readonly<Record<string, string>> => (view === 'going' ? {} : { vue: viewWords[view].word });

function addressOf(view: CaseloadView, isBoard: boolean): string {
  const asked = { ...viewAsked(view), ...(isBoard && { affichage: byPhase }) };
  return Object.keys(asked).length > 0 ? `${path}?${new URLSearchParams(asked)}` : path;
}
