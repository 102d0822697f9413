import { CaseContactsService } from '#cases';
import { IdentityService } from '#identity';
import { system } from '#kernel';
import { MailOffice } from './mail-office.js';
import { type Project, Projects } from './project.js';

const asSpec = system('spec');
const communes = ['26063', '26220', '59350', '09225', '26256', '26043', '26048', '38185'];
const letters = 'abcdefgh';

/** The mails' part of the service, and for each test a case in a commune of its own, whose people have mailboxes of their own. */
export class CaseOffice {
  /** How many cases were begun. */
  turn = 0;
  private begun: Project | undefined;

  private constructor(
    readonly office: MailOffice,
    readonly projects: Projects,
    private readonly name: string,
  ) {}

  /** `name`: of the people of these tests. */
  static async open(name: string): Promise<CaseOffice> {
    const office = await MailOffice.open();
    return new CaseOffice(office, new Projects(office.app, office.now), name);
  }

  close(): Promise<void> {
    return this.office.close();
  }

  /** Another case, and no mail yet. */
  async begin(): Promise<void> {
    const name = `${this.name}-${letters[this.turn]}`;
    this.begun = await this.projects.begun(`commune:${communes[this.turn]}`, name);
    this.turn += 1;
    this.office.sink.clear();
  }

  get project(): Project {
    if (!this.begun) throw new Error('no case was begun');
    return this.begun;
  }

  /** Of who leads, of another member, of the advisor. */
  mailOf(who: 'odile' | 'marc' | 'amina'): string {
    return `${who}.${this.name}-${letters[this.turn - 1]}@${who === 'amina' ? 'cellule' : 'town'}.example`;
  }

  /** Jean Roux, at that address; his identifier. */
  contact(email: string | null): Promise<string> {
    const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email } as const;
    const { app, now } = this.office;
    return app.get(CaseContactsService).addContact(this.project.advisor, this.project.id, jean, now);
  }

  async prove(email: string): Promise<void> {
    const { id } = await this.office.app.get(IdentityService).addressFor(asSpec, email, this.office.now);
    await this.office.app.get(IdentityService).prove(asSpec, id, this.office.now);
  }

  async bury(email: string): Promise<void> {
    await this.office.app.get(IdentityService).bury(asSpec, email, this.office.now);
  }

  /** Of the link of that kind in the first mail that came there; empty without one. */
  token(kind: 'action' | 'message' | 'note', email: string): string {
    return new RegExp(`/${kind}/([\\w-]{43})`).exec(this.office.sink.to(email)[0]?.text ?? '')?.[1] ?? '';
  }
}
