import { Module } from '@nestjs/common';
import { AgendaModule } from '#agenda';
import { AppointmentsModule } from '#appointments';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { IntakeModule } from '#intake';
import { NotificationsModule } from '#notifications';
import { PlatformModule } from '#platform';
import { TerritoriesModule } from '#territories';

/** Every lib that owns tables. */
export const libs = [
  ...[PlatformModule, AgendaModule, AppointmentsModule, CasesModule, IdentityModule, IntakeModule, NotificationsModule],
  TerritoriesModule,
];

/** The modules without an edge, for commands. */
@Module({ imports: libs })
export class CliModule {}
