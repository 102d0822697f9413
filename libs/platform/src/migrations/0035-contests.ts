import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, takeBackLetters } from './allowed-values.js';

const kinds = ['word_contested'];

/** Whoever follows a case is told that a word of it is denied. */
export class Contests1790000000035 implements MigrationInterface {
  name = 'Contests1790000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(alsoAllow(messageKind, kinds));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(takeBackLetters(kinds));
  }
}
