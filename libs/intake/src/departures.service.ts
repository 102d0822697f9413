import { Injectable } from '@nestjs/common';
import { ActionHandovers } from '#cases';
import { OrganisationsService } from '#identity';
import { type Actor, system } from '#kernel';
import { Transactional } from '#platform';

const asIntake = system('intake');

/** The end of someone's role, and what she had to do for others' cases, in one act. Her appointments and her own cases wait for a choice. */
@Injectable()
export class DeparturesService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly handovers: ActionHandovers,
  ) {}

  @Transactional()
  async end(by: Actor, { personId, membershipId }: { readonly personId: string; readonly membershipId: string }, now: Date): Promise<void> {
    await this.organisations.remove(by, membershipId, now);
    await this.handovers.ofLeaver(asIntake, personId, now);
  }
}
