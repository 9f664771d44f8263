/** Reading and writing elsewhere, or in pieces: `os.pread`, `os.readv` … CPython: Modules/posixmodule.c; docs: library/os.html#file-descriptor-operations. */
import type { FileHandle } from '../../runtime/host/host.ts';
import { native } from '../../runtime/kernel/define.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { needBuffer } from '../../runtime/objects/buffer.ts';
import { filesOf, onHandle } from '../../runtime/objects/io/open-files.ts';
import { osError } from '../../runtime/objects/os-error.ts';
import { handleOf } from './descriptors.ts';

/** Does something elsewhere in a file, and comes back. */
function elsewhere<T>(handle: FileHandle, offset: number, act: () => T): T {
  if (offset < 0) throw osError(22, 'Invalid argument');
  return onHandle(() => {
    const place = handle.position();
    handle.seek(offset);
    try {
      return act();
    } finally {
      handle.seek(place);
    }
  });
}

export const positionFunctions: readonly PyNativeFunction[] = [
  native(
    'pread(fd, length, offset, /)',
    'Read a number of bytes from a file descriptor starting at a particular offset.',
    function* (number: Value, length: Value, offset: Value, thread: Thread): Guest<Value> {
      const count = Number(yield* index(length, thread));
      const place = Number(yield* index(offset, thread));
      if (count < 0) throw osError(22, 'Invalid argument');
      const handle = handleOf(number, thread);
      return new PyBytes(elsewhere(handle, place, () => handle.read(count)));
    },
  ),
  native(
    'pwrite(fd, buffer, offset, /)',
    'Write bytes to a file descriptor starting at a particular offset.',
    function* (number: Value, buffer: Value, offset: Value, thread: Thread): Guest<Value> {
      const bytes = needBuffer(buffer, thread);
      const place = Number(yield* index(offset, thread));
      const handle = handleOf(number, thread);
      return elsewhere(handle, place, () => handle.write(bytes));
    },
  ),
  native(
    'writev(fd, buffers, /)',
    'Iterate over buffers, and write the contents of each to a file descriptor.',
    function* (number: Value, buffers: Value, thread: Thread): Guest<Value> {
      const all = (yield* collect(buffers, thread)).map((each) => needBuffer(each, thread));
      const handle = handleOf(number, thread);
      return onHandle(() => all.reduce((count, bytes) => count + handle.write(bytes), 0));
    },
  ),
  native(
    'closerange(fd_low, fd_high, /)',
    'Closes all file descriptors in [fd_low, fd_high), ignoring errors.',
    function* (low: Value, high: Value, thread: Thread): Guest<Value> {
      const first = Number(yield* index(low, thread));
      const end = Number(yield* index(high, thread));
      const files = filesOf(thread);
      for (const [number, handle] of [...files.handles])
        if (number >= first && number < end) onHandle(() => files.closed(handle));
      return null;
    },
  ),
];
