/**
 * Walks programs over texts. CPython: Modules/_sre/sre_lib.h (SRE(match), SRE(search)).
 *
 * Matching never recurses: what it may have to come back to is on a stack of numbers. An entry ends with the place of the
 * instruction that pushed it; when matching fails, the instruction on top says what its entry means: another way to go on
 * (a choice), or something to be put back as it was (a mark, a counter).
 *
 * Matching is paid for in steps. When they are used up it pauses, and goes on when it is run again.
 */
import { memoryErrorType, raise } from '../../runtime/kernel/errors.ts';
import { type Program, START } from './program.ts';
import { candidate, endOfRun, firstPassing, isMember, isSame, lastPassing, passes } from './runs.ts';
import type { Subject } from './subject.ts';

export type Outcome = 0 | 1 | 2;
export const FAILED = 0;
export const MATCHED = 1;
export const PAUSED = 2;

export type Mode = 'search' | 'match' | 'fullmatch';

const SMALL_STACK = 1024;
/** A gigabyte. */
const LARGEST_STACK = 2 ** 28;
/** Most that an instruction pushes, but for copies of marks. */
const ROOM = 8;
/** Characters passed in a row that cost as much as a step. */
const STRIDE_BITS = 4;
const LATIN1 = 256;
const LINE_FEED = 10;
/** Operands and operation of LOOP_GREEDY and LOOP_LAZY. */
const LOOP_SIZE = 7;
const UNDO_SIZE = 2;

export class Matcher {
  /** Where the match begins and ends. */
  start = 0;
  end = 0;
  /** The number of the group that ended last; -1 when none did. */
  lastIndex = -1;
  /** Where groups begin and end, -1 for those that did not match. */
  marks: Int32Array = new Int32Array(16);
  steps = 0;

  private program!: Program;
  private subject!: Subject;
  private whole = false;
  private origin = 0;
  /** A match must not end here, where the last one ended. */
  private forbidden = -1;
  private stack: Int32Array = new Int32Array(SMALL_STACK);
  private height = 0;
  private registers: Int32Array = new Int32Array(16);
  private pc = START;
  private failing = false;

  /** Prepares for matching from `place` on. An empty match there does not count if it is `forbidden`. */
  begin(program: Program, subject: Subject, place: number, mode: Mode, forbidden: boolean): void {
    this.program = program;
    this.subject = subject;
    this.whole = mode === 'fullmatch';
    this.forbidden = forbidden ? place : -1;
    this.lastIndex = -1;
    const marks = program.groups * 2;
    if (marks > this.marks.length) this.marks = new Int32Array(marks * 2);
    if (marks > 0) this.marks.fill(-1, 0, marks);
    if (program.registers > this.registers.length) this.registers = new Int32Array(program.registers * 2);
    this.stack[0] = mode === 'search' ? 1 : 0; // NEXT or DEAD
    this.height = 1;
    this.pc = START;
    this.failing = mode === 'search';
    this.start = mode === 'search' ? place - 1 : place;
    this.origin = place;
    this.end = place;
  }

  /** Lets go of what it worked on. */
  finish(): void {
    if (this.stack.length > 64 * SMALL_STACK) this.stack = new Int32Array(SMALL_STACK);
    this.subject = undefined as unknown as Subject;
    this.program = undefined as unknown as Program;
  }

  /** Goes on until there is a match, or none, or the steps are used up. */
  run(): Outcome {
    const { program, subject, marks, registers, whole, forbidden } = this;
    const { code, classes, tables, filters, branches } = program;
    const { end } = subject;
    let { stack, height, pc, steps, lastIndex, failing } = this;
    let at = this.end;
    for (;;) {
      if (failing) {
        if (--steps < 0) return this.pause(pc, at, height, lastIndex, steps, true);
        back: for (;;) {
          const place = stack[--height]!;
          switch (code[place]) {
            case 0: // DEAD
              this.steps = steps;
              return FAILED;
            case 1: {
              // NEXT
              const next = candidate(program, subject, this.start + 1, this.origin);
              if (next < 0) {
                this.steps = steps;
                return FAILED;
              }
              steps -= (next - this.start) >> STRIDE_BITS;
              this.start = next;
              at = next;
              height = 1;
              pc = START;
              break back;
            }
            case 7: // OPEN
              marks[code[place + 1]!] = stack[--height]!;
              continue;
            case 8: // CLOSE
              lastIndex = stack[--height]!;
              marks[code[place + 1]!] = stack[--height]!;
              continue;
            case 10: // SPLIT
              at = stack[--height]!;
              pc = code[place + 2]!;
              break back;
            case 11: {
              // BRANCH
              const { lists } = branches[code[place + 1]!]!;
              const list = stack[height - 1]!;
              at = stack[height - 2]!;
              pc = lists[list]!;
              if (lists[list + 1] === 0) height -= 2;
              else {
                stack[height - 1] = list + 1;
                height++;
              }
              break back;
            }
            case 12: {
              // ONE_GREEDY
              const least = stack[height - 2]!;
              const found = lastPassing(filters, code[place + 4]!, subject, least, stack[height - 1]! - 1);
              if (found < least) {
                height -= 2;
                continue;
              }
              if (found === least) height -= 2;
              else stack[height++ - 1] = found;
              at = found;
              pc = place + 5;
              break back;
            }
            case 13: {
              // ONE_LAZY
              const limit = stack[height - 2]!;
              const from = stack[height - 1]!;
              height -= 2;
              if (from >= limit || !isMember(classes, tables, code[place + 1]!, subject.at(from))) continue;
              const found = firstPassing(program, place, subject, from + 1, limit);
              if (found < 0) continue;
              steps -= (found - from) >> STRIDE_BITS;
              stack[height + 1] = found;
              stack[height + 2] = place;
              height += 3;
              at = found;
              pc = place + 5;
              break back;
            }
            case 15: {
              // ONE_IN_GROUP
              const least = stack[height - 2]!;
              const mark = code[place + 5]!;
              const found = lastPassing(filters, code[place + 4]!, subject, least, stack[height - 1]! - 1);
              if (found < least || found === stack[height - 3]) {
                lastIndex = stack[height - 4]!;
                marks[mark + 1] = stack[height - 5]!;
                marks[mark] = stack[height - 6]!;
                height -= 6;
                if (found < least) continue;
              } else {
                marks[mark] = found - 1;
                marks[mark + 1] = found;
                stack[height++ - 1] = found;
              }
              at = found;
              pc = place + 6;
              break back;
            }
            case 16: // LOOP_ENTER
            case 18: {
              // LOOP_UNDO
              const register = code[place + 1]!;
              registers[register] = stack[--height]!;
              registers[register + 1] = stack[--height]!;
              continue;
            }
            case 17: {
              // LOOP_GREEDY
              const register = code[place + 1]!;
              registers[register] = stack[--height]!;
              registers[register + 1] = stack[--height]!;
              at = stack[--height]!;
              pc = place + LOOP_SIZE + UNDO_SIZE;
              break back;
            }
            case 19: {
              // LOOP_LAZY
              at = stack[--height]!;
              const register = code[place + 1]!;
              const count = registers[register]!;
              const last = registers[register + 1]!;
              if (count >= code[place + 3]! || at === last) continue;
              if (!passes(filters, code[place + 5]!, subject, at)) continue;
              stack[height] = last;
              stack[height + 1] = count;
              stack[height + 2] = place + LOOP_SIZE;
              height += 3;
              registers[register] = count + 1;
              registers[register + 1] = at;
              pc = code[place + 4]!;
              break back;
            }
            case 20: {
              // POSSESSIVE_ENTER
              const register = code[place + 1]!;
              registers[register + 2] = stack[--height]!;
              registers[register + 1] = stack[--height]!;
              registers[register] = stack[--height]!;
              lastIndex = stack[--height]!;
              height = this.restoreMarks(code[place + 2]!, code[place + 3]!, height);
              continue;
            }
            case 21: {
              // POSSESSIVE_TEST
              const register = code[place + 1]!;
              registers[register + 1] = stack[--height]!;
              at = stack[--height]!;
              if (registers[register]! < code[place + 2]!) continue;
              pc = code[place + 4]!;
              break back;
            }
            case 23: // ATOMIC_ENTER
            case 25: // LOOK_ENTER
              lastIndex = stack[--height]!;
              height = this.restoreMarks(code[place + 2]!, code[place + 3]!, height);
              continue;
            case 27: // NOT_ENTER
              at = stack[--height]!;
              lastIndex = stack[--height]!;
              height = this.restoreMarks(code[place + 2]!, code[place + 3]!, height);
              pc = code[place + 5]!;
              break back;
            default:
              return raise.systemError('regular expression stack is out of order');
          }
        }
        failing = false;
      }
      if (height + ROOM > stack.length) stack = this.grow(height, ROOM);
      switch (code[pc]) {
        case 2: // SUCCESS
          if ((whole && at !== end) || at === forbidden) break;
          this.end = at;
          this.lastIndex = lastIndex;
          this.steps = steps;
          return MATCHED;
        case 3: // CHARACTER
          if (at >= end || subject.at(at) !== code[pc + 1]) break;
          at++;
          pc += 2;
          continue;
        case 4: {
          // TEXT
          const count = code[pc + 1]!;
          if (at + count > end) break;
          let i = 0;
          while (i < count && subject.at(at + i) === code[pc + 2 + i]) i++;
          if (i < count) break;
          at += count;
          pc += count + 2;
          continue;
        }
        case 5: {
          // CLASS
          if (at >= end || !isMember(classes, tables, code[pc + 1]!, subject.at(at))) break;
          at++;
          pc += 2;
          continue;
        }
        case 6: // ANY
          if (at >= end) break;
          at++;
          pc++;
          continue;
        case 7: {
          // OPEN
          const mark = code[pc + 1]!;
          stack[height] = marks[mark]!;
          stack[height + 1] = pc;
          height += 2;
          marks[mark] = at;
          pc += 2;
          continue;
        }
        case 8: {
          // CLOSE
          const mark = code[pc + 1]!;
          stack[height] = marks[mark]!;
          stack[height + 1] = lastIndex;
          stack[height + 2] = pc;
          height += 3;
          marks[mark] = at;
          lastIndex = (mark + 1) >> 1;
          pc += 2;
          continue;
        }
        case 9: // JUMP
          pc = code[pc + 1]!;
          continue;
        case 10: {
          // SPLIT
          if (--steps < 0) return this.pause(pc, at, height, lastIndex, steps, false);
          if (!passes(filters, code[pc + 3]!, subject, at)) {
            pc = code[pc + 2]!;
            continue;
          }
          if (passes(filters, code[pc + 4]!, subject, at)) {
            stack[height] = at;
            stack[height + 1] = pc;
            height += 2;
          }
          pc = code[pc + 1]!;
          continue;
        }
        case 11: {
          // BRANCH
          const { near, lists, beyond, atEnd } = branches[code[pc + 1]!]!;
          let list = atEnd;
          if (at < end) {
            const character = subject.at(at);
            list = character < LATIN1 ? near[character]! : beyond;
          }
          const target = lists[list]!;
          if (target === 0) break;
          if (lists[list + 1] !== 0) {
            stack[height] = at;
            stack[height + 1] = list + 1;
            stack[height + 2] = pc;
            height += 3;
          }
          pc = target;
          continue;
        }
        case 12: {
          // ONE_GREEDY
          const least = at + code[pc + 2]!;
          if (least > end) break;
          const most = endOfRun(classes, tables, code[pc + 1]!, subject, at, code[pc + 3]!);
          steps -= (most - at) >> STRIDE_BITS;
          const found = lastPassing(filters, code[pc + 4]!, subject, least, most);
          if (found < least) break;
          if (found > least) {
            stack[height] = least;
            stack[height + 1] = found;
            stack[height + 2] = pc;
            height += 3;
          }
          at = found;
          pc += 5;
          continue;
        }
        case 13: {
          // ONE_LAZY
          const min = code[pc + 2]!;
          const least = at + min;
          if (least > end) break;
          if (min > 0 && endOfRun(classes, tables, code[pc + 1]!, subject, at, min) < least) break;
          const max = code[pc + 3]!;
          const limit = max < end - at ? at + max : end;
          const found = firstPassing(program, pc, subject, least, limit);
          if (found < 0) break;
          steps -= (found - at) >> STRIDE_BITS;
          if (found < limit) {
            stack[height] = limit;
            stack[height + 1] = found;
            stack[height + 2] = pc;
            height += 3;
          }
          at = found;
          pc += 5;
          continue;
        }
        case 14: {
          // ONE_POSSESSIVE
          const most = endOfRun(classes, tables, code[pc + 1]!, subject, at, code[pc + 3]!);
          if (most - at < code[pc + 2]! || at > end) break;
          steps -= (most - at) >> STRIDE_BITS;
          at = most;
          pc += 4;
          continue;
        }
        case 15: {
          // ONE_IN_GROUP
          const least = at + code[pc + 2]!;
          const mark = code[pc + 5]!;
          if (least > end && least > at) break;
          const most = endOfRun(classes, tables, code[pc + 1]!, subject, at, code[pc + 3]!);
          steps -= (most - at) >> STRIDE_BITS;
          const found = lastPassing(filters, code[pc + 4]!, subject, least, most);
          if (found < least) break;
          if (found > at) {
            stack[height] = marks[mark]!;
            stack[height + 1] = marks[mark + 1]!;
            stack[height + 2] = lastIndex;
            stack[height + 3] = at;
            stack[height + 4] = least;
            stack[height + 5] = found;
            stack[height + 6] = pc;
            height += 7;
            marks[mark] = found - 1;
            marks[mark + 1] = found;
            lastIndex = (mark >> 1) + 1;
          }
          at = found;
          pc += 6;
          continue;
        }
        case 16: {
          // LOOP_ENTER
          const register = code[pc + 1]!;
          stack[height] = registers[register + 1]!;
          stack[height + 1] = registers[register]!;
          stack[height + 2] = pc;
          height += 3;
          registers[register] = 0;
          registers[register + 1] = -1;
          pc += 2;
          continue;
        }
        case 17: {
          // LOOP_GREEDY
          if (--steps < 0) return this.pause(pc, at, height, lastIndex, steps, false);
          const register = code[pc + 1]!;
          const count = registers[register]!;
          const last = registers[register + 1]!;
          const isNeeded = count < code[pc + 2]!;
          if (
            !isNeeded &&
            (count >= code[pc + 3]! || at === last || !passes(filters, code[pc + 5]!, subject, at))
          ) {
            pc += LOOP_SIZE + UNDO_SIZE;
            continue;
          }
          if (isNeeded || !passes(filters, code[pc + 6]!, subject, at)) {
            stack[height] = last;
            stack[height + 1] = count;
            stack[height + 2] = pc + LOOP_SIZE;
            height += 3;
          } else {
            stack[height] = at;
            stack[height + 1] = last;
            stack[height + 2] = count;
            stack[height + 3] = pc;
            height += 4;
          }
          if (!isNeeded) registers[register + 1] = at;
          registers[register] = count + 1;
          pc = code[pc + 4]!;
          continue;
        }
        case 19: {
          // LOOP_LAZY
          if (--steps < 0) return this.pause(pc, at, height, lastIndex, steps, false);
          const register = code[pc + 1]!;
          const count = registers[register]!;
          if (count < code[pc + 2]!) {
            stack[height] = registers[register + 1]!;
            stack[height + 1] = count;
            stack[height + 2] = pc + LOOP_SIZE;
            height += 3;
            registers[register] = count + 1;
            pc = code[pc + 4]!;
            continue;
          }
          stack[height] = at;
          stack[height + 1] = pc;
          height += 2;
          if (!passes(filters, code[pc + 6]!, subject, at)) break;
          pc += LOOP_SIZE + UNDO_SIZE;
          continue;
        }
        case 20: {
          // POSSESSIVE_ENTER
          const register = code[pc + 1]!;
          height = this.saveMarks(code[pc + 2]!, code[pc + 3]!, height);
          stack = this.stack;
          stack[height] = lastIndex;
          stack[height + 1] = registers[register]!;
          stack[height + 2] = registers[register + 1]!;
          stack[height + 3] = registers[register + 2]!;
          stack[height + 4] = pc;
          height += 5;
          registers[register] = 0;
          registers[register + 1] = -1;
          registers[register + 2] = height;
          pc += 4;
          continue;
        }
        case 21: {
          // POSSESSIVE_TEST
          if (--steps < 0) return this.pause(pc, at, height, lastIndex, steps, false);
          const register = code[pc + 1]!;
          const count = registers[register]!;
          const last = registers[register + 1]!;
          const isNeeded = count < code[pc + 2]!;
          if (!isNeeded && (count >= code[pc + 3]! || at === last)) {
            pc = code[pc + 4]!;
            continue;
          }
          stack[height] = at;
          stack[height + 1] = last;
          stack[height + 2] = pc;
          height += 3;
          if (!isNeeded) registers[register + 1] = at;
          pc += 5;
          continue;
        }
        case 22: {
          // POSSESSIVE_NEXT
          const register = code[pc + 1]!;
          height = registers[register + 2]!;
          registers[register]!++;
          pc = code[pc + 2]!;
          continue;
        }
        case 23: // ATOMIC_ENTER
        case 25: {
          // LOOK_ENTER
          const first = code[pc + 2]!;
          const beyond = code[pc + 3]!;
          const register = code[pc + 1]!;
          const isLook = code[pc] === 25;
          if (isLook && at < code[pc + 4]!) break;
          if (first < beyond) {
            height = this.saveMarks(first, beyond, height);
            stack = this.stack;
            stack[height] = lastIndex;
            stack[height + 1] = pc;
            height += 2;
          }
          registers[register] = height;
          if (isLook) {
            registers[register + 1] = at;
            at -= code[pc + 4]!;
            pc += 5;
          } else pc += 4;
          continue;
        }
        case 24: // ATOMIC_END
          height = registers[code[pc + 1]!]!;
          pc += 2;
          continue;
        case 26: {
          // LOOK_END
          const register = code[pc + 1]!;
          height = registers[register]!;
          at = registers[register + 1]!;
          pc += 2;
          continue;
        }
        case 27: {
          // NOT_ENTER
          const back = code[pc + 4]!;
          if (at < back) {
            pc = code[pc + 5]!;
            continue;
          }
          height = this.saveMarks(code[pc + 2]!, code[pc + 3]!, height);
          stack = this.stack;
          stack[height] = lastIndex;
          stack[height + 1] = at;
          stack[height + 2] = pc;
          height += 3;
          registers[code[pc + 1]!] = height;
          at -= back;
          pc += 6;
          continue;
        }
        case 28: // NOT_END
          height = registers[code[pc + 1]!]! - 2;
          lastIndex = stack[--height]!;
          height = this.restoreMarks(code[pc + 2]!, code[pc + 3]!, height);
          break;
        case 29: {
          // CONDITIONAL
          const mark = code[pc + 1]!;
          const from = marks[mark]!;
          pc = from >= 0 && marks[mark + 1]! >= from ? pc + 3 : code[pc + 2]!;
          continue;
        }
        case 30: {
          // REFERENCE
          const from = marks[code[pc + 1]!]!;
          const count = marks[code[pc + 1]! + 1]! - from;
          if (from < 0 || count < 0 || (count > 0 && at + count > end)) break;
          steps -= count >> STRIDE_BITS;
          if (!isSame(subject, from, at, count, code[pc + 2]!)) break;
          at += count;
          pc += 3;
          continue;
        }
        case 32: // BEGINNING
          if (at !== 0) break;
          pc++;
          continue;
        case 33: // BEGINNING_OF_LINE
          if (at !== 0 && subject.at(at - 1) !== LINE_FEED) break;
          pc++;
          continue;
        case 34: // END
        case 35: // END_OF_LINE
          if (at > end) break;
          if (at < end && (subject.at(at) !== LINE_FEED || (code[pc] === 34 && at !== end - 1))) break;
          pc++;
          continue;
        case 36: // END_OF_TEXT
          if (at !== end) break;
          pc++;
          continue;
        case 37: // BOUNDARY
        case 38: {
          // NOT_BOUNDARY
          if (end === 0) break;
          const words = code[pc + 1]!;
          const before = at > 0 && isMember(classes, tables, words, subject.at(at - 1));
          const after = at < end && isMember(classes, tables, words, subject.at(at));
          if ((before !== after) !== (code[pc] === 37)) break;
          pc += 2;
          continue;
        }
        default: // FAIL
      }
      failing = true;
    }
  }

  private pause(
    pc: number,
    at: number,
    height: number,
    lastIndex: number,
    steps: number,
    failing: boolean,
  ): Outcome {
    this.pc = pc;
    this.end = at;
    this.height = height;
    this.lastIndex = lastIndex;
    this.steps = steps;
    this.failing = failing;
    return PAUSED;
  }

  private grow(height: number, room: number): Int32Array {
    const size = Math.max(this.stack.length * 2, height + room);
    if (size > LARGEST_STACK) raise.error(memoryErrorType);
    const larger = new Int32Array(size);
    larger.set(this.stack.subarray(0, height));
    this.stack = larger;
    return larger;
  }

  /** Copies marks to the stack, and tells its height then; there is room for some more. */
  private saveMarks(first: number, beyond: number, height: number): number {
    const count = beyond - first;
    if (height + count + ROOM > this.stack.length) this.grow(height, count + ROOM);
    for (let i = 0; i < count; i++) this.stack[height + i] = this.marks[first + i]!;
    return height + count;
  }

  /** Takes the copies of marks from the stack, and tells its height then. */
  private restoreMarks(first: number, beyond: number, height: number): number {
    const from = height - (beyond - first);
    for (let mark = first; mark < beyond; mark++) this.marks[mark] = this.stack[from + mark - first]!;
    return from;
  }
}
