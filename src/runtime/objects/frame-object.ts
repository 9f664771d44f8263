/** `frame` as guest code sees it. CPython: Objects/frameobject.c; docs: reference/datamodel.html#frame-objects. */
import { type Frame, pythonFrame } from '../frames/frame.ts';
import { PyGenerator } from '../frames/suspendable.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { None, PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { Cell } from '../kernel/values.ts';
import { codeObject } from './code-object.ts';
import { ExtraLocals, PyFrameLocals } from './frame-locals.ts';

export class PyFrame extends PyObject {
  readonly frame: Frame;
  readonly extras = new ExtraLocals();
  /** `f_trace`: what a debugger left here. */
  trace: Value = None;
  traceLines = true;
  traceOpcodes = false;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

const frameObjects = perInterpreter('frame objects', () => new WeakMap<Frame, PyFrame>());

/** The one guest object for `frame`. */
export function frameObject(frame: Frame, thread: Thread): PyFrame {
  const known = thread.interpreter.state(frameObjects);
  let object = known.get(frame);
  if (object === undefined) {
    object = new PyFrame(frame);
    known.set(frame, object);
  }
  return object;
}

/** `f_locals`: the namespace itself of a module or a class body, a live view on the variables of a function. */
export function localsOf(frame: Frame, thread: Thread): Value {
  return namespaceOf(frame) ?? new PyFrameLocals(frame, frameObject(frame, thread).extras);
}

/** Where the names of a module or a class body live; null for a function. */
export function namespaceOf(frame: Frame): Value {
  return frame.namespace ?? (frame.code.kind === 'module' ? frame.globals : null);
}

/** The names that code of `frame` finds last. */
export function builtinsOf(frame: Frame, thread: Thread): PyDict {
  const own = frame.globals.getName('__builtins__');
  return own instanceof PyDict ? own : thread.interpreter.builtins;
}

export const frameType = defineType<PyFrame>('frame', {
  instances: PyFrame,
  isBase: false,
  slots: {
    repr: (self, thread) => {
      const { code, line } = self.frame;
      return andThen<string>(
        thread,
        () => repr(code.filename, thread),
        (file) =>
          file === UNWIND
            ? UNWIND
            : `<frame at ${addressOf(self, thread)}, file ${file}, line ${line}, code ${code.name}>`,
      );
    },
  },
  methods: [
    method(
      'clear(self, /)',
      'F.clear(): clear most references held by the frame',
      (self: PyFrame, thread: Thread) => {
        for (let each = thread.frame; each !== null; each = each.caller) {
          if (each === self.frame) raise.runtimeError('cannot clear an executing frame');
        }
        if (isSuspended(self.frame)) raise.runtimeError('cannot clear a suspended frame');
        const { slots } = self.frame;
        for (let i = 0; i < slots.length; i++)
          slots[i] = slots[i] instanceof Cell ? new Cell(undefined) : undefined;
        return None;
      },
    ),
    getset<PyFrame>('f_back', null, (self, thread) => {
      const caller = isSuspended(self.frame) ? null : pythonFrame(self.frame.caller);
      return caller === null ? None : frameObject(caller, thread);
    }),
    getset<PyFrame>('f_code', null, (self, thread) => codeObject(self.frame.code, thread)),
    getset<PyFrame>('f_globals', null, (self) => self.frame.globals),
    getset<PyFrame>('f_builtins', null, (self, thread) => builtinsOf(self.frame, thread)),
    getset<PyFrame>('f_locals', null, (self, thread) => localsOf(self.frame, thread)),
    getset<PyFrame>('f_lineno', null, (self) => self.frame.line),
    getset<PyFrame>('f_lasti', null, (self) => self.frame.at * 2),
    getset<PyFrame>(
      'f_trace',
      null,
      (self) => self.trace,
      (self, value) => {
        self.trace = value ?? None;
        return None;
      },
    ),
    getset<PyFrame>(
      'f_trace_lines',
      null,
      (self) => self.traceLines,
      (self, value) => {
        if (typeof value !== 'boolean') return raise.typeError('attribute value type must be bool');
        self.traceLines = value;
        return None;
      },
    ),
    getset<PyFrame>(
      'f_trace_opcodes',
      null,
      (self) => self.traceOpcodes,
      (self, value) => {
        if (typeof value !== 'boolean') return raise.typeError('attribute value type must be bool');
        self.traceOpcodes = value;
        return None;
      },
    ),
  ],
});

function isSuspended(frame: Frame): boolean {
  const { owner } = frame;
  return owner instanceof PyGenerator && (owner.state === 'suspended' || owner.state === 'created');
}
