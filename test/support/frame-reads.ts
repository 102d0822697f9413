import { CaseFrameService, CaseProgrammesService } from '#cases';
import { system } from '#kernel';
import type { RunningApp } from './app.js';
import type { FormVisitor } from './form-visitor.js';
import type { Reads } from './reads.js';

const asSpec = system('spec');

/** What a project is, with a programme and a promise in it: `base` as in the route, `/dossiers`. */
export async function frameReads({ app, clock }: RunningApp, visitor: FormVisitor, base: string, id: string): Promise<Reads> {
  const [frames, documents, now] = [app.get(CaseFrameService), app.get(CaseProgrammesService), clock.now()];
  await documents.add(asSpec, id, { code: 'crte', signedOn: '2021-07-01' }, { sent: null, now });
  const { version } = await frames.frame(asSpec, id);
  await frames.pledge(asSpec, id, { step: 'Atelier', public: 'Jeunes', promised: 'concertation', delivered: null, version }, now);
  const [programme] = await documents.programmes(asSpec, id);
  const [pledge] = (await frames.frame(asSpec, id)).pledges;
  const [route, page] = [`${base}/:id/cadre`, `${base}/${id}/cadre`];
  return {
    [route]: () => visitor.open(page),
    [`${route}/programmes/:one/retrait`]: () => visitor.open(`${page}/programmes/${programme?.id}/retrait`),
    [`${route}/promesses/:one/retrait`]: () => visitor.open(`${page}/promesses/${pledge?.id}/retrait`),
  };
}
