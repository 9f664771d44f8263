/** `sys.displayhook`: shows the value of an interactive expression and keeps it in `_`. Docs: library/sys.html#sys.displayhook. */
import { native } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { None, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { standardStream, write } from './print-input.ts';

export const displayHook = native(
  'displayhook(object, /)',
  'Print an object to sys.stdout and also save it in builtins._',
  function* (value: Value, thread: Thread): Guest<Value> {
    if (value === None) return None;
    const { builtins } = thread.interpreter;
    builtins.setName('_', None); // the representation may use it
    const stream = standardStream('stdout', thread);
    if (stream === undefined || stream === None) return raise.runtimeError('lost sys.stdout');
    yield* write(stream, yield* finished(repr(value, thread)), thread);
    yield* write(stream, '\n', thread);
    builtins.setName('_', value);
    return None;
  },
);
