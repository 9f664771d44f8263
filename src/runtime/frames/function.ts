/** Functions written in Python: their data and how they are called. Behaviour: `objects/function.ts`. */
import { type Bound, bind } from '../kernel/bind.ts';
import { functionType } from '../kernel/birth.ts';
import type { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { PyObject, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { type Defaults, REQUIRED } from '../kernel/parameters.ts';
import { emptySlots } from '../kernel/shape.ts';
import type { Names } from '../kernel/slots.ts';
import type { Thread } from '../kernel/thread.ts';
import { Cell, instancesOf, type PyTuple } from '../kernel/values.ts';
import type { Code } from './code.ts';
import { Frame } from './frame.ts';
import { noteOrigin } from './origins.ts';
import { makeSuspendable, type SuspendableKind } from './suspendable.ts';

export class PyFunction extends PyObject {
  code: Code;
  /** The cells of outer scopes, in the order of the code's free slots. */
  readonly closure: readonly Cell[];
  name: string;
  qualname: string;
  module: Value = null;
  doc: Value;
  /** `__defaults__` and `__kwdefaults__`. */
  defaults: PyTuple | null;
  keywordDefaults: PyDict | null;
  annotations: PyDict | null = null;
  typeParameters: PyTuple | null = null;
  /** Someone has seen the dictionary of `__kwdefaults__`, so it is read at each call. */
  keywordDefaultsAreShared = false;
  private bySlot: Defaults | null = null;

  constructor(
    code: Code,
    closure: readonly Cell[],
    defaults: PyTuple | null,
    keywordDefaults: PyDict | null,
  ) {
    super();
    this.code = code;
    this.closure = closure;
    this.name = code.name;
    this.qualname = code.qualname;
    this.doc = code.doc;
    this.defaults = defaults;
    this.keywordDefaults = keywordDefaults;
  }

  /** Defaults by parameter slot. */
  get defaultsBySlot(): Defaults {
    if (this.keywordDefaultsAreShared) return this.arrangeDefaults();
    return (this.bySlot ??= this.arrangeDefaults());
  }

  /** To be called after `defaults`, `keywordDefaults` or `code` were assigned. */
  defaultsChanged(): void {
    this.bySlot = null;
  }

  private arrangeDefaults(): Defaults {
    const { parameters } = this.code;
    const bySlot: (Value | undefined | typeof REQUIRED)[] = new Array(parameters.count).fill(REQUIRED);
    const values = this.defaults?.items ?? [];
    const { positional } = parameters;
    for (let i = 0; i < values.length; i++) {
      const parameter = positional[positional.length - values.length + i];
      if (parameter !== undefined) bySlot[parameter.slot] = values[i];
    }
    for (const { name, slot } of parameters.keywordOnly) {
      const value = this.keywordDefaults?.getName(name);
      if (value !== undefined) bySlot[slot] = value;
    }
    return bySlot;
  }
}

instancesOf(PyFunction, functionType);

export function callFunction(
  callee: PyFunction,
  args: readonly Value[],
  names: Names,
  thread: Thread,
): Result {
  const { code } = callee;
  const slots = emptySlots(code.slotCount);
  if (names === null && code.plainArguments === args.length) {
    for (let i = 0; i < args.length; i++) slots[i] = args[i];
  } else if (names !== null || !takesDefaults(callee, args, slots)) {
    bind(callee.qualname, code.parameters, callee.defaultsBySlot, args, names, slots as Bound, true);
  }
  return begin(callee, code, slots, thread);
}

/**
 * Fills the slots of plain parameters from too few positional arguments and defaults; false when some have none.
 * With it, a call that leaves one default out takes half as long as by the binder.
 */
function takesDefaults(callee: PyFunction, args: readonly Value[], slots: (Value | undefined)[]): boolean {
  const { plainArguments } = callee.code;
  if (args.length > plainArguments) return false;
  const defaults = callee.defaultsBySlot;
  for (let i = args.length; i < plainArguments; i++) {
    const value = defaults[i];
    if (value === REQUIRED) return false;
    slots[i] = value;
  }
  for (let i = 0; i < args.length; i++) slots[i] = args[i];
  return true;
}

export function callFunction0(callee: PyFunction, thread: Thread): Result {
  const { code } = callee;
  if (code.plainArguments !== 0) return callFunction(callee, [], null, thread);
  return begin(callee, code, emptySlots(code.slotCount), thread);
}

export function callFunction1(callee: PyFunction, a: Value, thread: Thread): Result {
  const { code } = callee;
  if (code.plainArguments !== 1) return callFunction(callee, [a], null, thread);
  const slots = emptySlots(code.slotCount);
  slots[0] = a;
  return begin(callee, code, slots, thread);
}

export function callFunction2(callee: PyFunction, a: Value, b: Value, thread: Thread): Result {
  const { code } = callee;
  if (code.plainArguments !== 2) return callFunction(callee, [a, b], null, thread);
  const slots = emptySlots(code.slotCount);
  slots[0] = a;
  slots[1] = b;
  return begin(callee, code, slots, thread);
}

export function callFunction3(callee: PyFunction, a: Value, b: Value, c: Value, thread: Thread): Result {
  const { code } = callee;
  if (code.plainArguments !== 3) return callFunction(callee, [a, b, c], null, thread);
  const slots = emptySlots(code.slotCount);
  slots[0] = a;
  slots[1] = b;
  slots[2] = c;
  return begin(callee, code, slots, thread);
}

function begin(callee: PyFunction, code: Code, slots: (Value | undefined)[], thread: Thread): Result {
  fillCells(code, slots, callee.closure);
  const frame = new Frame(code, slots, thread);
  if (code.suspends) {
    const made = makeSuspendable(code.kind as SuspendableKind, frame, callee.name, callee.qualname);
    if (thread.originDepth > 0 && code.kind === 'coroutine') noteOrigin(made, thread);
    return made;
  }
  return enterNew(frame, thread);
}

/** Makes the cells of a frame and brings in those of outer scopes. */
export function fillCells(code: Code, slots: (Value | undefined)[], closure: readonly Cell[]): void {
  const { cells } = code;
  for (let i = 0; i < cells.length; i++) slots[cells[i]!] = new Cell(slots[cells[i]!]);
  const first = slots.length - closure.length;
  for (let i = 0; i < closure.length; i++) slots[first + i] = closure[i];
}

/** A frame for the code of a module or of `exec`. */
export function topFrame(code: Code, namespace: Value, thread: Thread): Frame {
  const slots = emptySlots(code.slotCount);
  fillCells(code, slots, []);
  const frame = new Frame(code, slots, thread);
  frame.namespace = namespace;
  return frame;
}

/** Runs a frame that has not begun, as the callee of the running activation; parks it unstarted when the stack is deep. */
export function enterNew(frame: Frame, thread: Thread): Result {
  const caller = thread.frame;
  frame.caller = caller;
  frame.level = caller === null ? 1 : caller.level + 1;
  const { limits } = thread;
  if (frame.level > limits.recursion) raise.recursionError('maximum recursion depth exceeded');
  if (--thread.fuel < 0 || thread.depth > limits.depth) return enterWithCare(frame, thread);
  return frame.enter(thread);
}

function enterWithCare(frame: Frame, thread: Thread): Result {
  const { limits } = thread;
  const { scheduler } = thread.interpreter;
  if (thread.fuel < 0) {
    const order = scheduler.checkpoint(thread);
    if (order === UNWIND) return UNWIND;
    if (order === 'pause' && thread.unpausable === 0) return thread.pause('slice', frame);
  }
  if (thread.depth > limits.depth) {
    if (thread.unpausable === 0) return thread.pause('deep', frame);
    if (thread.depth > 2 * limits.depth) raise.recursionError('maximum recursion depth exceeded');
  }
  return frame.enter(thread);
}
