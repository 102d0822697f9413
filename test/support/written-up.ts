import type { INestApplicationContext } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, SlotsService } from '#appointments';
import type { Writing } from '#cases';
import { IdentityService } from '#identity';
import { IntakeService, WriteUpsService } from '#intake';
import { anonymous, hours, later, type PersonActor, system } from '#kernel';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { enrolCast } from './cast.js';
import { Community } from './community.js';

const asSpec = system('spec');

/** Appointments that are over, and who was to receive at them. */
export class WrittenUps {
  private constructor(
    readonly app: INestApplicationContext,
    readonly now: Date,
    readonly community: Community,
    readonly advisor: PersonActor,
  ) {}

  /** The first of the cast is the only one who receives. */
  static async in(app: INestApplicationContext, now: Date): Promise<WrittenUps> {
    const [first] = advisors;
    if (!first) throw new Error('nobody is in the cast');
    await enrolCast(app, now, [first]);
    const community = new Community(app, now);
    return new WrittenUps(app, now, community, (await community.comesIn(addressOf(first))).actor);
  }

  get desk(): WriteUpsService {
    return this.app.get(WriteUpsService);
  }

  /** Of a proven address unless told otherwise. */
  async booked(email: string, { type = 'strategic_axes', isProven = true, nth = 0 } = {}): Promise<AppointmentRead> {
    const { items } = await this.app
      .get(SlotsService)
      .offered(anonymous, { territoryId: 'commune:26063', type, modality: 'visio', wide: false }, this.now);
    const requester = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff', phone: '06 00 00 00 01' } as const;
    const start = new Date(items[nth]?.start ?? 0);
    const order = { territory: 'commune:26063', type, modality: 'visio', start, requester } as const;
    const made = await this.app.get(IntakeService).make(anonymous, order, this.now);
    if (isProven) await this.app.get(IdentityService).prove(asSpec, made.addressId, this.now);
    return made;
  }

  read(id: string): Promise<AppointmentRead> {
    return this.app.get(AppointmentsService).read(asSpec, id);
  }
}

/** When people have met. */
export const afterIt = ({ end }: AppointmentRead): Date => later(end, hours(1));

export const someWriting = (writing: Partial<Writing> = {}): Writing => ({
  ...{ version: 0, words: 'Nous avons parlé du cadre.', note: '' },
  outcome: { axes: ['Écouter les habitants'], level: 'consultation' },
  ...writing,
});
