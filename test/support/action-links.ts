import { ActionLinksService, CaseActionsService, CaseContactsService } from '#cases';
import { IdentityService } from '#identity';
import { system } from '#kernel';
import type { RunningApp } from './app.js';
import { Projects } from './project.js';

const asSpec = system('spec');

/** An action that a contact has to do by tomorrow, and what her letter opens. */
export async function actionLinkFor({ app, clock }: RunningApp, email: string): Promise<{ path: string; id: string; addressId: string }> {
  const [projects, now] = [new Projects(app, clock.now()), clock.now()];
  const advisor = await projects.community.with('advisor', `action.${email.split('@')[0]}@cellule.example`);
  const caseId = await projects.open('commune:26063', advisor);
  const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email } as const;
  const ownerId = await app.get(CaseContactsService).addContact(advisor, caseId, jean, now);
  const written = {
    side: 'collectivite',
    what: 'Envoyer la délibération',
    ownerId,
    ownerName: null,
    dueOn: '2026-11-24',
    council: null,
  } as const;
  const id = await app.get(CaseActionsService).add(advisor, caseId, { ...written, visibility: 'shared' }, now);
  await app.get(ActionLinksService).recall(asSpec, now);
  const { id: addressId } = await app.get(IdentityService).addressFor(asSpec, email, now);
  const told = await app.get(ActionLinksService).toMail(asSpec, addressId, now);
  const url = told?.actions.find(({ action }) => action.id === id)?.url ?? '';
  return { path: new URL(url).pathname, id, addressId };
}
