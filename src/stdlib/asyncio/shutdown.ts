/** What ends with a loop. CPython: Lib/asyncio/base_events.py (shutdown_asyncgens); docs: library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens. */
import { awaitValue } from '../../runtime/frames/awaiting.ts';
import { coroutineMethod } from '../../runtime/frames/native-coroutine.ts';
import type { Attribute } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { exceptionType, isInstance } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyList } from '../../runtime/kernel/values.ts';
import type { PyLoop } from './base-events.ts';
import { gatherAll } from './gathering.ts';
import { invoke } from './invoke.ts';

export const shutdownMethods: readonly Attribute[] = [
  coroutineMethod(
    'shutdown_asyncgens(self)',
    'Shutdown all active asynchronous generators.',
    function* (self: PyLoop, thread: Thread): Guest<Value> {
      const generators = [...self.keeper.begunHere];
      self.keeper.isShutDown = true;
      self.keeper.begunHere.clear();
      if (generators.length === 0) return null;
      const closing: Value[] = [];
      for (const each of generators) closing.push(yield* invoke(each, 'aclose', [], thread));
      const results = awaitValue(yield* gatherAll(closing, true, () => ownLoop(self), thread), thread);
      const outcomes = results === UNWIND ? yield UNWIND : results;
      for (const [i, outcome] of (outcomes as PyList).items.entries()) {
        if (!(outcome instanceof PyException) || !isInstance(outcome, exceptionType)) continue;
        const generator = generators[i]!;
        const context = new PyDict();
        context.setName(
          'message',
          `an error occurred during closing of asynchronous generator ${yield* finished(repr(generator, thread))}`,
        );
        context.setName('exception', outcome);
        context.setName('asyncgen', generator);
        yield* invoke(self, 'call_exception_handler', [context], thread);
      }
      return null;
    },
  ),
];

// biome-ignore lint/correctness/useYield: others have to ask the policy
function* ownLoop(self: PyLoop): Guest<Value> {
  return self;
}
