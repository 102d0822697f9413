import type { Party } from '#kernel';
import type { Appointment, AppointmentStatus, Modality, RequesterStatus } from './appointment.entity.js';

/** An appointment as others may read it. Instants; `timeZone` is the territory's. */
export interface AppointmentRead {
  readonly id: string;
  readonly reference: string;
  readonly status: AppointmentStatus;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly modality: Modality;
  readonly typeCode: string;
  readonly typeVersion: number;
  readonly typeTitle: string;
  readonly territoryId: string;
  readonly territoryLabel: string;
  readonly advisorId: string;
  readonly requester: {
    readonly firstName: string;
    readonly lastName: string;
    /** Null: she asked by telephone and has none. */
    readonly email: string | null;
    readonly status: RequesterStatus | null;
    readonly function: string | null;
    readonly phone: string | null;
  };
  readonly addressId: string;
  readonly project: { readonly title: string; readonly intention: string } | null;
  readonly place: string | null;
  readonly message: string | null;
  /** The whole address of its video room; null when there is none yet. */
  readonly room: string | null;
  readonly sequence: number;
  readonly stampedAt: Date;
  readonly linkVersion: number;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly cancelledBy: Party | null;
  readonly cancelledLate: boolean;
  readonly createdAt: Date;
}

export function read(appointment: Appointment): AppointmentRead {
  const { manageDigest, mailedDigest, assignedBecause, firstName, lastName, email, requesterStatus, requesterFunction, phone, ...rest } =
    appointment;
  const { projectTitle, projectIntention, joinUrl, ...facts } = rest;
  return {
    ...facts,
    requester: { firstName, lastName, email, status: requesterStatus, function: requesterFunction, phone },
    project: projectTitle || projectIntention ? { title: projectTitle ?? '', intention: projectIntention ?? '' } : null,
    room: joinUrl,
  } as AppointmentRead;
}

/** By name and date: nothing else that its requester typed. */
export function readWithoutWords(appointment: Appointment): AppointmentRead {
  const { requester, ...facts } = read(appointment);
  return {
    ...{ ...facts, project: null, place: null, message: null, cancelReason: null },
    requester: { ...requester, email: null, status: null, function: null, phone: null },
  };
}
