import { Injectable } from '@nestjs/common';
import type { RetentionRule, TableInventory } from './inventory.js';

export interface TableRule {
  readonly table: TableInventory;
  readonly rule: RetentionRule;
}

/** What the modules say of their tables: each adds its own when it is made. */
@Injectable()
export class Inventories {
  private readonly known = new Map<string, readonly TableInventory[]>();

  /** Once for each module, whatever the number of times it is made. */
  add(module: string, tables: readonly TableInventory[]): void {
    this.known.set(module, tables);
  }

  get tables(): readonly TableInventory[] {
    return [...this.known.keys()].sort().flatMap((module) => this.known.get(module) ?? []);
  }

  /** Early ones first, then by their codes: no rule makes rows due for one that comes after it. */
  get rules(): readonly TableRule[] {
    const all = this.tables.flatMap((table) => (table.rules ?? []).map((rule) => ({ table, rule })));
    const turn = ({ rule }: TableRule) => `${rule.isEarly ? 0 : 1} ${rule.code}`;
    return all.sort((a, b) => (turn(a) < turn(b) ? -1 : 1));
  }
}
