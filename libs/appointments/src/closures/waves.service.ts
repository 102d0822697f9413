import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, isUuid, listScope, reach } from '#kernel';
import { Announcer, Database } from '#platform';
import { AppointmentClosed } from '../appointments.errors.js';
import { AppointmentsService } from '../appointments.service.js';
import { type WaveGrouping, waveGroups, waveOf } from './waves.queries.js';

/** What was booked in that time, half-open, and is still to come. */
export interface WavePeriod {
  readonly from: Date;
  readonly until: Date;
  readonly grouping: WaveGrouping;
}

export interface WaveGroup {
  /** A domain, an advisor's identifier, or the mark of a network. */
  readonly key: string;
  readonly count: number;
  /** Of addresses that are proven, or of people whom someone stands for. */
  readonly known: number;
}

export interface Wave extends WavePeriod {
  readonly keys: readonly string[];
  readonly knownToo: boolean;
}

/** Cancelled at a time; what is left is cancelled by asking again. */
const batch = 50;

/** Undoing a wave of bookings that nobody meant: seen in groups, then cancelled with one reason. */
@Injectable()
export class WavesService {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentsService,
    private readonly announcer: Announcer,
  ) {}

  async groups(by: Actor, { from, until, grouping }: WavePeriod, now: Date): Promise<WaveGroup[]> {
    return this.database.rows<WaveGroup>(waveGroups(grouping), [from, until, now, scopeOf(by)]);
  }

  async count(by: Actor, wave: Wave, now: Date): Promise<number> {
    return (await this.some(by, wave, 1, now))[0]?.there ?? 0;
  }

  /**
   * Cancels some, each as it is cancelled by hand, with its letters; whoever began or cancelled meanwhile is passed over. The journal
   * names them under the wave's identifier, which the next batch may take over.
   */
  async cancel(by: Actor, wave: Wave, { reason, waveId }: { reason: string; waveId?: string }, now: Date) {
    const some = await this.some(by, wave, batch, now);
    const id = waveId && isUuid(waveId) ? waveId : randomUUID();
    const cancelled: string[] = [];
    for (const one of some) if (await this.isCancelled(by, one.id, reason, now)) cancelled.push(one.id);
    const left = await this.count(by, wave, now);
    await this.announcer.note(
      by,
      { name: 'WaveCancelled', subject: { kind: 'wave', id }, payload: { appointmentIds: cancelled, left } },
      now,
    );
    return { waveId: id, cancelled: cancelled.length, left };
  }

  private async isCancelled(by: Actor, id: string, reason: string, now: Date): Promise<boolean> {
    try {
      return (await this.appointments.cancel(by, id, { reason }, now)).status === 'cancelled';
    } catch (refusal) {
      if (refusal instanceof AppointmentClosed) return false;
      throw refusal;
    }
  }

  private some(by: Actor, wave: Wave, most: number, now: Date): Promise<{ id: string; there: number }[]> {
    const { from, until, grouping, keys, knownToo } = wave;
    return this.database.rows(waveOf(grouping), [from, until, now, scopeOf(by), keys, knownToo, most]);
  }
}

/** Whoever may cancel what is nobody's of hers: within her départements, or everywhere. */
function scopeOf(by: Actor): readonly string[] | null {
  const how = reach(by, 'appointment', 'cancel');
  const scope = listScope(by, 'appointment');
  if (how === 'all') return null;
  if (how === 'departement' && scope.kind === 'departement') return scope.codes;
  throw new Forbidden();
}
