/**
 * Progress of nodes in their frame. On the way out of a pause a node that has more than one child keeps in its state
 * slot how far it came; on re-entry it takes that and goes straight on. No expression is evaluated twice.
 *
 * While `frame.resuming` is set, only nodes on the way to where the frame stopped are entered; the last of them takes
 * what is delivered and clears the flag.
 */
import type { Frame } from '../frames/frame.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { ERROR } from '../kernel/thread.ts';

export type Run = (frame: Frame) => Result;

/** How a statement ended when not normally; `undefined` is normal. */
export const BREAK: unique symbol = Symbol('BREAK');
export const CONTINUE: unique symbol = Symbol('CONTINUE');
/** The value is in `frame.returned`. */
export const RETURN: unique symbol = Symbol('RETURN');
export type Signal = undefined | typeof BREAK | typeof CONTINUE | typeof RETURN | Unwind;
export type Exec = (frame: Frame) => Signal;

/** State of a node whose own operation is what paused: its result is what is delivered. */
export const CALLED: unique symbol = Symbol('CALLED');

/** What the node kept, or `undefined` when its first child paused. */
export function take(frame: Frame, slot: number): unknown {
  const { saved } = frame;
  if (saved === null) return undefined;
  const state = saved[slot];
  saved[slot] = undefined;
  return state;
}

/** Keeps `state` if the frame pauses; an error leaves nothing behind. */
export function keep(frame: Frame, slot: number, state: unknown): Unwind {
  if (frame.thread.why !== ERROR) {
    frame.saved ??= [];
    frame.saved[slot] = state;
  }
  return UNWIND;
}

/**
 * An operand that is a local variable and bound; with the slot -1 it is none. `undefined` sends the node to the operand's
 * closure. The call of that stands in each node and not here, for V8 keeps what it learns of a call by its place.
 */
export function peek(frame: Frame, slot: number): Value | undefined {
  return slot >= 0 ? frame.slots[slot] : undefined;
}

/** The result of the operation that paused; `undefined` where an iterator ended. */
export function delivered(frame: Frame): Result {
  frame.resuming = false;
  return frame.inbox as Result;
}
