/** `gather`. CPython: Lib/asyncio/tasks.py; docs: library/asyncio-task.html#running-tasks-concurrently. */
import { native } from '../../runtime/kernel/define.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { gatherAll } from './gathering.ts';
import { getEventLoop } from './policy.ts';

export const gather = native(
  'gather(*coros_or_futures, return_exceptions=False)',
  "Return a future aggregating results from the given coroutines/futures.\n\nCoroutines will be wrapped in a future and scheduled in the event\nloop. They will not necessarily be scheduled in the same order as\npassed in.\n\nAll futures must share the same event loop.  If all the tasks are\ndone successfully, the returned future's result is the list of\nresults (in the order of the original sequence, not necessarily\nthe order of results arrival).  If *return_exceptions* is True,\nexceptions in the tasks are treated the same as successful\nresults, and gathered in the result list; otherwise, the first\nraised exception will be immediately propagated to the returned\nfuture.\n\nCancellation: if the outer Future is cancelled, all children (that\nhave not completed yet) are also cancelled.  If any child is\ncancelled, this is treated as if it raised CancelledError --\nthe outer Future is *not* cancelled in this case.  (This is to\nprevent the cancellation of one child to cause other children to\nbe cancelled.)\n\nIf *return_exceptions* is False, cancelling gather() after it\nhas been marked done won't cancel any submitted awaitables.\nFor instance, gather can be marked done after propagating an\nexception to the caller, therefore, calling ``gather.cancel()``\nafter catching an exception (raised by one of the awaitables) from\ngather won't cancel any other awaitables.",
  function* (awaitables: Value[], returnExceptions: Value, thread: Thread): Guest<Value> {
    return yield* gatherAll(
      awaitables,
      yield* finished(truth(returnExceptions, thread)),
      getEventLoop,
      thread,
    );
  },
  { wording: 'def', module: 'asyncio.tasks' },
);
