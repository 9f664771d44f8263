/** `frame` as guest code sees it. CPython: Objects/frameobject.c; docs: reference/datamodel.html#frame-objects. */
import { type Frame, pythonFrame } from '../frames/frame.ts';
import { neverAwaited } from '../frames/never-awaited.ts';
import { PyGenerator } from '../frames/suspendable.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { None, PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { Cell } from '../kernel/values.ts';
import { codeObject } from './code-object.ts';
import { forgetExtraLocals, frameLocalsType, hasHiddenVariables, PyFrameLocals } from './frame-locals.ts';
import { builtinsIn } from './module.ts';

export class PyFrame extends PyObject {
  readonly frame: Frame;
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
function localsOf(frame: Frame): Value {
  const namespace = namespaceOf(frame);
  return namespace !== null && !hasHiddenVariables(frame) ? namespace : new PyFrameLocals(frame);
}

/** `FrameLocalsProxy(frame)` */
frameLocalsType.slots.new = (_type, args, names) => {
  if (names !== null || args.length !== 1) {
    const count = args.length - (names?.length ?? 0);
    raise.typeError(`FrameLocalsProxy expected 1 argument, got ${count}`);
  }
  const object = args[0]!;
  if (!(object instanceof PyFrame)) return raise.typeError(`expect frame, not ${typeName(object)}`);
  return new PyFrameLocals(object.frame);
};

/** Where the names of a module or a class body live; null for a function. */
export function namespaceOf(frame: Frame): Value {
  return frame.namespace ?? (frame.code.kind === 'module' ? frame.globals : null);
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
        const { owner } = self.frame;
        if (owner instanceof PyGenerator) {
          if (owner.isSuspended) raise.runtimeError('cannot clear a suspended frame');
          if (owner.state === 'created' && owner.kind === 'coroutine') neverAwaited(owner, thread);
          owner.state = 'closed';
        }
        const { slots } = self.frame;
        for (let i = 0; i < slots.length; i++)
          slots[i] = slots[i] instanceof Cell ? new Cell(undefined) : undefined;
        forgetExtraLocals(self.frame, thread);
        return None;
      },
    ),
    getset<PyFrame>('f_back', null, (self, thread) => {
      const caller = isSuspended(self.frame) ? null : pythonFrame(self.frame.caller);
      return caller === null ? None : frameObject(caller, thread);
    }),
    getset<PyFrame>('f_code', null, (self, thread) => codeObject(self.frame.code, thread)),
    getset<PyFrame>('f_globals', null, (self) => self.frame.globals),
    getset<PyFrame>('f_builtins', null, (self, thread) => builtinsIn(self.frame.globals, thread.interpreter)),
    getset<PyFrame>('f_locals', null, (self) => localsOf(self.frame)),
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
  return owner instanceof PyGenerator && (owner.isSuspended || owner.state === 'created');
}
