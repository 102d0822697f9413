import { createHash, randomUUID } from 'node:crypto';
import { Database } from '#platform';
import type { RunningServices } from './services.js';

/** Rows as retention meets them, each with the instant from which it counts. */
export class KeptRows {
  private constructor(
    private readonly database: Database,
    readonly advisorId: string,
  ) {}

  static async of({ app }: RunningServices): Promise<KeptRows> {
    const rows = new KeptRows(app.get(Database), randomUUID());
    await rows.insert('person', { id: rows.advisorId, ...named, created_at: '2020-01-01T00:00:00Z' });
    await rows.insert('opening', {
      ...{ id: randomUUID(), person_id: rows.advisorId, time_zone: 'Europe/Paris', weekday: 1, start_minute: 540, end_minute: 720 },
      modalities: ['visio'],
    });
    return rows;
  }

  person(at: Date): Promise<string> {
    return this.insert('person', { id: randomUUID(), ...named, created_at: at });
  }

  address(at: Date, more: object = {}): Promise<string> {
    return this.insert('address', { id: randomUUID(), email: `${randomUUID()}@mairie.example`, created_at: at, ...more });
  }

  async appointment(end: Date, more: object = {}): Promise<string> {
    const id = randomUUID();
    const start = new Date(end.getTime() - 2_700_000);
    return this.insert('appointment', {
      ...{ id, reference: id, status: 'confirmed', start_at: start, end_at: end, time_zone: 'Europe/Paris', modality: 'visio' },
      ...{ type_code: 'orientation', type_version: 1, type_title: 'Orientation', territory_id: 'commune:26063', territory_label: 'Buis' },
      ...{ advisor_id: this.advisorId, assigned_because: 'spec', requester_first_name: 'Odile', requester_last_name: 'Chabert' },
      ...{ requester_email: 'odile@mairie.example', requester_status: 'staff', requester_phone: '01 99 00 12 34' },
      ...{ address_id: await this.address(start), message: 'Bonjour', sequence: 0, stamped_at: start, link_version: 1 },
      ...{ manage_digest: `${id} manage`, mailed_digest: `${id} mailed`, cancelled_late: false, created_at: start, ...more },
    });
  }

  async request(at: Date): Promise<string> {
    const id = randomUUID();
    return this.insert('request', {
      ...{ id, reference: id, reason: 'no_slot', territory_id: 'commune:26063', territory_label: 'Buis', time_zone: 'Europe/Paris' },
      ...{ type_code: 'orientation', type_title: 'Orientation', modality: 'visio', first_name: 'Odile', last_name: 'Chabert' },
      ...{ email: 'o@mairie.example', requester_status: 'staff', address_id: await this.address(at), preferred: [], received_at: at },
    });
  }

  async file(at: Date): Promise<string> {
    const sha256 = createHash('sha256').update(randomUUID()).digest('hex');
    await this.insert('file_content', { sha256, size: 1, scan: 'waiting', stored_at: at }, 'sha256');
    return this.insert('file', { id: randomUUID(), sha256, name: 'note.pdf', type: 'pdf', added_by: this.advisorId, added_at: at });
  }

  async closedCase(at: Date): Promise<string> {
    const id = randomUUID();
    const organisation = await this.insert('organisation', { id: randomUUID(), kind: 'prefecture', name: id, created_at: at });
    return this.insert('project_case', {
      ...{ id, title: 'Un projet', summary: '', territory_id: 'commune:26063', organisation_id: organisation, referent_id: this.advisorId },
      ...{ origin: 'advisor', agreed_by: 'Odile Chabert', agreed_on: '2020-01-01', agreed_how: 'said', kinds: [], themes: [] },
      ...{ phase: 'closed', version: 1, opened_at: at, active_at: at, closed_at: at },
    });
  }

  async message(at: Date, more: object = {}): Promise<string> {
    return this.insert('message', {
      ...{ id: randomUUID(), kind: 'booked', subject_id: randomUUID(), address_id: await this.address(at), sequence: 0 },
      ...{ facts: {}, state: 'sent', made_at: at, settled_at: at, ...more },
    });
  }

  /** Answers its key, which may have been given by the database. */
  async insert(table: string, row: Record<string, unknown>, key = 'id'): Promise<string> {
    const places = Object.keys(row).map((_, i) => `$${i + 1}`);
    const [made] = await this.database.rows<{ key: string }>(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')}) RETURNING ${key}::text AS key`,
      Object.values(row),
    );
    return made?.key ?? '';
  }

  /** Rows of which each needs the other, in one statement. */
  async together(rows: Readonly<Record<string, Record<string, unknown>>>): Promise<void> {
    const values: unknown[] = [];
    const parts = Object.entries(rows).map(([table, row]) => {
      const places = Object.values(row).map((value) => `$${values.push(value)}`);
      return `${table}_made AS (INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')}))`;
    });
    await this.database.rows(`WITH ${parts.join(', ')} SELECT`, values);
  }
}

const named = { first_name: 'Odile', last_name: 'Chabert', time_zone: 'Europe/Paris' };
