/** Puts a program together. */
import type { CharacterClass } from './character-class.ts';
import type { First } from './first.ts';
import { DOTALL } from './flags.ts';
import {
  BEYOND,
  type BranchTable,
  DEAD,
  EVERY,
  FILTER_SIZE,
  NEXT,
  type Program,
  type Search,
  UNFILTERED,
} from './program.ts';
import { classOf, keyOf, type SingleNode } from './sets.ts';

const LATIN1 = 256;

export class Assembler {
  private readonly code: number[] = [DEAD, NEXT];
  private readonly classes: CharacterClass[] = [];
  private readonly classNumbers = new Map<string, number>();
  private readonly filters: Uint8Array[] = [];
  private readonly filterNumbers = new Map<Uint8Array, number[]>();
  private readonly branches: BranchTable[] = [];
  private registers = 0;

  /** Where the next instruction will be. */
  get here(): number {
    return this.code.length;
  }

  emit(...instruction: number[]): number {
    const { here } = this;
    this.code.push(...instruction);
    return here;
  }

  /** Writes an operand that was not known yet. */
  patch(instruction: number, operand: number, value: number): void {
    this.code[instruction + operand] = value;
  }

  /** Forgets what was emitted from `place` on. */
  cut(place: number): void {
    this.code.length = place;
  }

  register(size: number): number {
    const register = this.registers;
    this.registers += size;
    return register;
  }

  classNumber(node: SingleNode, flags: number): number {
    if (node.op === 'any' && flags & DOTALL) return EVERY;
    const key = keyOf(node, flags);
    const known = this.classNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.classes.push(classOf(node, flags)) - 1;
    this.classNumbers.set(key, number);
    return number;
  }

  classFor(node: SingleNode, flags: number): CharacterClass {
    const number = this.classNumber(node, flags);
    return number === EVERY ? classOf(node, flags) : this.classes[number]!;
  }

  filter(first: First): number {
    if (first.isOpen) return UNFILTERED;
    const beyond = first.kinds === 0 ? 0 : 1;
    const known = this.filterNumbers.get(first.table)?.find((each) => this.filters[each]![BEYOND] === beyond);
    if (known !== undefined) return known;
    const filter = new Uint8Array(FILTER_SIZE);
    filter.set(first.table);
    filter[BEYOND] = beyond;
    const number = this.filters.push(filter) - 1;
    const same = this.filterNumbers.get(first.table);
    if (same === undefined) this.filterNumbers.set(first.table, [number]);
    else same.push(number);
    return number;
  }

  /** The number of a branch whose alternatives begin at `targets`, with what each can begin with. */
  branch(targets: readonly number[], firsts: readonly First[]): number {
    return this.branches.push(branchTable(targets, firsts)) - 1;
  }

  finish(groups: number, least: number, search: Search): Program {
    return {
      code: Int32Array.from(this.code),
      classes: this.classes,
      tables: joined(this.classes.map(({ table }) => table)),
      filters: joined(this.filters),
      branches: this.branches,
      groups,
      registers: this.registers,
      least,
      search,
    };
  }
}

function joined(tables: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(tables.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const table of tables) {
    all.set(table, at);
    at += table.length;
  }
  return all;
}

function branchTable(targets: readonly number[], firsts: readonly First[]): BranchTable {
  const lists: number[] = [];
  const places = new Map<string, number>();
  const listOf = (accepts: (first: First) => boolean): number => {
    const list = targets.filter((_, i) => accepts(firsts[i]!));
    const key = list.join();
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = lists.length;
    lists.push(...list, 0);
    places.set(key, place);
    return place;
  };
  const near = new Int32Array(LATIN1);
  for (let code = 0; code < LATIN1; code++) {
    near[code] = listOf((first) => first.isOpen || first.table[code] === 1);
  }
  return {
    near,
    beyond: listOf((first) => first.isOpen || first.kinds !== 0),
    atEnd: listOf((first) => first.isOpen),
    lists: Int32Array.from(lists),
  };
}
