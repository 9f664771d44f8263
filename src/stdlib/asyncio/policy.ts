/** Which loop is current. CPython: Lib/asyncio/events.py (policies); docs: library/asyncio-policy.html. */

import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call0 } from '../../runtime/kernel/call.ts';
import { defineType, getset, method, native } from '../../runtime/kernel/define.ts';
import { deprecationWarningType, raise } from '../../runtime/kernel/errors.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { PyModule } from '../../runtime/objects/module.ts';
import { PyLoop } from './base-events.ts';
import { loopState, neededLoop, runningLoop, setRunningLoop } from './events.ts';
import { invoke } from './invoke.ts';
import { newLoop } from './unix-events.ts';

export class PyPolicy extends PyObject {}

export const abstractPolicyType = defineType<PyPolicy>('AbstractEventLoopPolicy', {
  signature: '()',
  doc: 'Abstract policy for accessing the event loop.',
  module: 'asyncio.events',
  hasDict: true,
  slots: { new: (type) => adopt(new PyPolicy(), type) },
});

export const defaultPolicyType = defineType<PyPolicy>('_UnixDefaultEventLoopPolicy', {
  doc: 'UNIX event loop policy with a watcher for child processes.',
  module: 'asyncio.unix_events',
  bases: [abstractPolicyType],
  instances: PyPolicy,
  methods: [
    method(
      'get_event_loop(self)',
      'Get the event loop for the current context.\n\nReturns an instance of EventLoop or raises an exception.',
      function* (self: PyPolicy, thread: Thread): Guest<Value> {
        return yield* loopOfThread(self, thread);
      },
      'def',
    ),
    method(
      'set_event_loop(self, loop)',
      'Set the event loop.',
      (_self: PyPolicy, loop: Value, thread: Thread) => {
        choose(loop, thread);
        return null;
      },
      'def',
    ),
    method(
      'new_event_loop(self)',
      'Create a new event loop.\n\nYou must call set_event_loop() to make this the current event loop.',
      () => newLoop(),
      'def',
    ),
    getset<PyPolicy>('_local', null, () => null),
  ],
});

/** `asyncio.new_event_loop()`: what the policy makes. */
export function* makeLoop(thread: Thread): Guest<Value> {
  return yield* invoke(currentPolicy(thread), 'new_event_loop', [], thread);
}

/** `asyncio.set_event_loop(loop)`: told to the policy. */
export function* setEventLoop(loop: Value, thread: Thread): Guest<void> {
  yield* invoke(currentPolicy(thread), 'set_event_loop', [loop], thread);
}

/** `asyncio.get_event_loop()`: the running loop, or what the policy says. */
export function* getEventLoop(thread: Thread): Guest<Value> {
  const running = runningLoop(thread);
  if (running !== null) return running;
  const policy = currentPolicy(thread);
  return yield* finished(call0(yield* finished(getAttribute(policy, 'get_event_loop', thread)), thread));
}

function* loopOfThread(_policy: PyPolicy, thread: Thread): Guest<Value> {
  const { chosen } = thread.interpreter.state(loopState);
  const known = chosen.get(thread);
  if (known === undefined && thread.isMain) {
    const warned = thread.interpreter.warn(
      deprecationWarningType,
      'There is no current event loop',
      1,
      thread,
    );
    if (warned === UNWIND) yield UNWIND;
    const loop = newLoop();
    chosen.set(thread, loop);
    return loop;
  }
  if (known === undefined || known === null) {
    return raise.runtimeError(`There is no current event loop in thread '${thread.name}'.`);
  }
  return known;
}

export function choose(loop: Value, thread: Thread): void {
  if (loop !== null && !(loop instanceof PyLoop) && typeof loop !== 'object') {
    raise.typeError(`loop must be an instance of AbstractEventLoop or None, not '${typeOf(loop).name}'`);
  }
  thread.interpreter.state(loopState).chosen.set(thread, loop);
}

export function currentPolicy(thread: Thread): Value {
  return (
    thread.interpreter.state(loopState).policy ?? setPolicy(adopt(new PyPolicy(), defaultPolicyType), thread)
  );
}

/** `asyncio.events` tells which it is. */
function setPolicy(policy: Value, thread: Thread): Value {
  const { interpreter } = thread;
  interpreter.state(loopState).policy = policy;
  const events = interpreter.modules.getName('asyncio.events');
  if (events instanceof PyModule) events.namespace.setName('_event_loop_policy', policy);
  return policy;
}

export const policyFunctions = [
  native(
    'get_event_loop()',
    'Return an asyncio event loop.\n\nWhen called from a coroutine or a callback (e.g. scheduled with\ncall_soon or similar API), this function will always return the\nrunning event loop.\n\nIf there is no running event loop set, the function will return\nthe result of `get_event_loop_policy().get_event_loop()` call.',
    getEventLoop,
  ),
  native(
    'set_event_loop(loop)',
    'Equivalent to calling get_event_loop_policy().set_event_loop(loop).',
    function* (loop: Value, thread: Thread): Guest<Value> {
      yield* setEventLoop(loop, thread);
      return null;
    },
    { wording: 'def' },
  ),
  native('new_event_loop()', 'Equivalent to calling get_event_loop_policy().new_event_loop().', makeLoop, {
    wording: 'def',
  }),
  native(
    'get_running_loop()',
    'Return the running event loop.  Raise a RuntimeError if there is none.\n\nThis function is thread-specific.',
    neededLoop,
  ),
  native(
    '_get_running_loop()',
    'Return the running event loop or None.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific.',
    (thread: Thread) => runningLoop(thread),
  ),
  native(
    '_set_running_loop(loop, /)',
    'Set the running event loop.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific.',
    (loop: Value, thread: Thread) => {
      setRunningLoop(loop, thread);
      return null;
    },
  ),
  native(
    'get_event_loop_policy()',
    'Get the current event loop policy.',
    (thread: Thread) => currentPolicy(thread),
    { wording: 'def' },
  ),
  native(
    'set_event_loop_policy(policy)',
    'Set the current event loop policy.\n\nIf policy is None, the default policy is restored.',
    (policy: Value, thread: Thread) => {
      setPolicy(policy, thread);
      return null;
    },
    { wording: 'def' },
  ),
];
