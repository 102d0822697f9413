import { Database } from '#platform';
import type { Playhouse, Seat } from './playhouse.js';
import { publicUrl } from './pro-connect.js';
import { books, type Character, comesInByMail, receives } from './scenes.js';
import type { Traveller } from './traveller.js';

export interface Told {
  /** The collectivité, as it is looked for. */
  readonly place: string;
  /** The same with its département, as the mails of a project have it. */
  readonly label: string;
  readonly head: Character;
  readonly advisor: Character;
  readonly comesIn: (house: Playhouse, traveller: Traveller, who: Character) => Promise<void>;
  /** How many mails with a link it takes her each time. */
  readonly signInLinks: number;
  readonly seat: Seat;
}

/** What stands in every internal note, and on no page of anyone but the cell. */
export const secret = 'Zibeline-7431';

/** A project of one collectivité: who asks and who advises, each in a browser of her own. */
export class Tale {
  /** Every page that the head of project saw, as a whole. */
  readonly seen: string[] = [];

  private constructor(
    private readonly house: Playhouse,
    private readonly told: Told,
    private readonly head: Traveller,
    private readonly advisor: Traveller,
  ) {
    head.page.on('load', async (page) => void this.seen.push(await page.content().catch(() => '')));
  }

  static async in(house: Playhouse, told: Told): Promise<Tale> {
    const name = `recit-${told.head.lastName.toLowerCase()}`;
    const head = await house.enters(name, told.seat);
    return new Tale(house, told, head, await house.enters(`${name}-conseil`, { width: 1280, javaScript: true }));
  }

  /** Without an account; then she says from her mailbox that it is hers. */
  async books(): Promise<void> {
    await books(this.head, this.told.place, this.told.head, '01 99 00 00 01');
    await this.head.visit(await this.house.link(this.told.head.email, 'rendez-vous'));
    await this.head.go('C’est bien moi');
  }

  /** The advisor has had her on the telephone, and opens a case with the agreement of the mayor. */
  async isQualified(): Promise<void> {
    await comesInByMail(this.house, this.advisor, this.told.advisor);
    const { page } = this.advisor;
    await this.advisor.visit(
      `${publicUrl}${await page.locator('main .te-card a[href^="/agenda/rendez-vous/"]').first().getAttribute('href')}`,
    );
    await this.advisor.go('Je l’ai eue au téléphone');
    await this.advisor.go('Rapprocher d’un dossier');
    await this.advisor.choose('Un nouveau dossier');
    await page.locator('#titre').fill('Une assemblée citoyenne');
    await page.locator('#accord-par').fill('Rama Bacar, maire');
    await page.locator('#accord-le').fill('2027-02-26');
    await page.locator('#accord-comment').selectOption('deliberation');
    await this.advisor.go('Enregistrer');
  }

  /** The nth appointment takes place and is written up; the next one is fixed, but after the last. */
  async meets(nth: number): Promise<void> {
    const { start, id } = (
      await this.rows<{ id: string; start: Date }>('SELECT id, start_at AS start FROM appointment ORDER BY start_at DESC')
    )[0]!;
    await this.house.timeline.until(new Date(start.getTime() + 50 * 60_000).toISOString());
    await comesInByMail(this.house, this.advisor, this.told.advisor);
    const { page } = this.advisor;
    await this.advisor.visit(`${publicUrl}/agenda/rendez-vous/${id}/compte-rendu`);
    await page.locator('#compte-rendu').fill(`Rencontre ${nth}. Nous avons parlé du cadre.`);
    await page.locator('#notes').fill(secret);
    if (nth === 2) await this.decides(start);
    await this.advisor.choose('envoyer le compte rendu');
    if (nth < 5) await page.locator('input[name=prochain][value^="20"]').last().check({ force: true });
    else await this.advisor.choose('Pas maintenant');
    await this.advisor.go('Clore le rendez-vous');
  }

  /** An action of the collectivité, in its line of the writing screen; its day is eight days after. */
  private async decides(from: Date): Promise<void> {
    const { page } = this.advisor;
    await page.locator('#action-quoi').fill('Réunir les associations');
    await page.locator('#action-date').fill(eightDaysAfter(from).toISOString().slice(0, 10));
    await this.advisor.go('Ajouter cette action');
  }

  /** The day of the action comes; she answers by the link of its mail. */
  async answersAction(): Promise<void> {
    await this.house.timeline.until(eightDaysAfter(this.house.running.clock.now()).toISOString());
    await this.head.visit(await this.house.link(this.told.head.email, 'action'));
    await this.head.choose('C’est fait');
    await this.head.go('Envoyer cette réponse');
  }

  /** One side writes to the other, who answers from the mail, signed in nowhere. */
  async exchange(): Promise<void> {
    const { page } = this.advisor;
    await this.advisor.visit(`${publicUrl}/dossiers/${await this.caseId()}/echanges`);
    await page.locator('#texte').fill('Envoyez-nous la délibération quand elle est prise.');
    await this.advisor.go('Envoyer ce message');
    await this.head.visit(await this.house.link(this.told.head.email, 'message'));
    await this.head.page.locator('#texte').fill('La voici, par ce lien.');
    await this.head.go('Envoyer ma réponse');
  }

  /** The head of project brings what a phase asks for; the last thing she does is to propose the next. */
  async brings(phase: 'intention' | 'framing' | 'design', propose = true): Promise<void> {
    await this.told.comesIn(this.house, this.head, this.told.head);
    const project = `${publicUrl}/espace/projet/${await this.caseId()}`;
    await this.head.visit(`${project}/documents`);
    await receives(this.head, phase, `Ce que nous savons de notre projet, pour ${this.told.place}.`);
    await this.head.visit(project);
    if (phase === 'design') {
      await this.head.choose(/en interne/i);
      await this.head.go('Enregistrer ce choix');
    }
    if (propose) await this.head.go('Proposer cette étape');
  }

  /** The other key. */
  async confirms(): Promise<void> {
    await this.advisor.visit(`${publicUrl}/dossiers/${await this.caseId()}`);
    await this.advisor.go('Confirmer cette étape');
  }

  /** What the mayor said on the telephone, by the hand of the advisor. */
  async writesDown(): Promise<void> {
    const { page } = this.advisor;
    await this.advisor.visit(`${publicUrl}/dossiers/${await this.caseId()}`);
    await page.locator('#dit-par').fill('Rama Bacar, maire');
    await page.locator('#dit-le').fill(this.house.running.clock.now().toISOString().slice(0, 10));
    await this.advisor.choose('par téléphone');
    await this.advisor.go('Noter ce qui est dit');
  }

  /** What the head of project reads of her project. */
  async reads(): Promise<string> {
    await this.told.comesIn(this.house, this.head, this.told.head);
    await this.head.visit(`${publicUrl}/espace/projet/${await this.caseId()}`);
    return (await this.head.page.locator('main').textContent()) ?? '';
  }

  async caseId(): Promise<string> {
    return (await this.rows<{ id: string }>('SELECT id FROM project_case'))[0]?.id ?? '';
  }

  async phase(): Promise<string> {
    return (await this.rows<{ phase: string }>('SELECT phase FROM project_case'))[0]?.phase ?? '';
  }

  private rows<T>(sql: string): Promise<T[]> {
    return this.house.running.app.get(Database).rows<T>(sql);
  }
}

const eightDaysAfter = (instant: Date): Date => new Date(instant.getTime() + 8 * 86_400_000);
