import { Injectable } from '@nestjs/common';
import { ActionListsService } from '#cases';
import { type RequestRead, RequestRegister } from '#intake';
import type { Card } from '#views';
import { actionCard, actionWords } from '../actions/actions.fr.js';
import { requestCard } from '../coordination/desk.fr.js';
import { fixingWords } from '../fixing/fixing.fr.js';
import { queuePath } from '../requests/queue.fr.js';
import type { SignedVisit } from '../signed.js';
import { DayAwaited } from './day-awaited.js';
import { ToWrite } from './to-write.js';
import { writingWords } from './writing.fr.js';

const most = 5;

/** What is an advisor's to do: to offer an hour to those whose request is accepted, minutes to write, actions; the first of each, and where the others are. */
@Injectable()
export class Waiting {
  constructor(
    private readonly toWrite: ToWrite,
    private readonly actions: ActionListsService,
    private readonly requests: RequestRegister,
    private readonly awaited: DayAwaited,
  ) {}

  async of(visit: SignedVisit) {
    const asked = { advisorId: visit.by.personId, state: 'accepted', appointment: 'none' } as const;
    const accepted = await this.requests.list(visit.by, asked, { limit: most });
    const minutes = await this.toWrite.list(visit, { limit: most });
    const count = minutes.next ? await this.toWrite.count(visit) : minutes.items.length;
    const corrections = await this.toWrite.corrections(visit, most);
    const actions = await this.actions.mine(visit.by, { limit: most }, visit.now);
    return {
      sections: [
        ...(accepted.items.length > 0 ? [{ heading: fixingWords.waiting, cards: accepted.items.map(acceptedCard), nothing: '' }] : []),
        ...(corrections.length > 0 ? [{ heading: writingWords.corrections, cards: corrections, nothing: '' }] : []),
        { heading: writingWords.list, cards: minutes.items, nothing: writingWords.nothing },
        ...(await this.awaited.answers(visit)),
        { heading: actionWords.mine, cards: actions.items.map((one) => actionCard(one, 'cell', false)), nothing: actionWords.nothing },
        ...(await this.awaited.newRequests(visit)),
      ],
      links: [
        ...(accepted.next ? [{ text: fixingWords.allAccepted, href: `${queuePath}?etat=acceptees&suivi=moi` }] : []),
        ...(minutes.next ? [{ text: writingWords.all(count), href: '/agenda/comptes-rendus' }] : []),
        ...(actions.next ? [{ text: actionWords.all, href: '/actions' }] : []),
      ],
    };
  }
}

/** It leads straight to the hours. */
const acceptedCard = (request: RequestRead): Card => {
  const card = requestCard(request);
  return { ...card, href: `${queuePath}/${request.id}/rendez-vous` };
};
