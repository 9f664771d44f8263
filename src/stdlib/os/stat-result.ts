/** `os.stat_result`. CPython: stat_result_fields in Modules/posixmodule.c; docs: library/os.html#os.stat_result. */
import type { FileStatus } from '../../runtime/host/host.ts';
import { tupleType } from '../../runtime/kernel/birth.ts';
import { constant, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, integer, PyFloat, PyTuple } from '../../runtime/kernel/values.ts';

const inTuple = 'mode ino dev nlink uid gid size atime mtime ctime'.split(' ');
const beyond = 'atime mtime ctime atime_ns mtime_ns ctime_ns blksize blocks rdev'.split(' ');

export class PyStatResult extends PyTuple {
  /** What the tuple does not have, in the order of `beyond`. */
  readonly more: readonly Value[];

  constructor(items: readonly Value[], more: readonly Value[]) {
    super(items);
    this.more = more;
  }
}

export const statResultType: () => PyType = once(() => {
  const type: PyType = defineType<PyStatResult>('stat_result', {
    signature: '(iterable=(), /)',
    module: 'os',
    doc: 'stat_result: Result from stat, fstat, or lstat.\n\nThis object may be accessed either as a tuple of\n  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\nor via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.',
    bases: [tupleType],
    instances: PyStatResult,
    isBase: false,
    slots: {
      *new(_type, args, _names, thread) {
        const items = yield* collect(args[0] ?? null, thread);
        const most = inTuple.length + beyond.length;
        if (items.length < inTuple.length)
          raise.typeError(`os.stat_result() takes an at least 10-sequence (${items.length}-sequence given)`);
        if (items.length > most)
          raise.typeError(
            `os.stat_result() takes an at most ${most}-sequence (${items.length}-sequence given)`,
          );
        const more = beyond.map((_, i) => items[inTuple.length + i] ?? (i < 3 ? items[7 + i]! : null));
        return adopt(new PyStatResult(items.slice(0, inTuple.length), more), type);
      },
      *repr(self, thread) {
        const parts: string[] = [];
        for (const [i, name] of inTuple.entries())
          parts.push(`st_${name}=${yield* finished(repr(self.items[i]!, thread))}`);
        return `os.stat_result(${parts.join(', ')})`;
      },
    },
    methods: [
      ...inTuple
        .slice(0, 7)
        .map((name, i) => getset<PyStatResult>(`st_${name}`, null, (self) => self.items[i]!)),
      ...beyond.map((name, i) => getset<PyStatResult>(`st_${name}`, null, (self) => self.more[i]!)),
      method(
        '__reduce__(self, /)',
        null,
        (self: PyStatResult) =>
          new PyTuple([type, new PyTuple([new PyTuple([...self.items, ...self.more])])]),
      ),
      constant('n_fields', inTuple.length + beyond.length),
      constant('n_sequence_fields', inTuple.length),
      constant('n_unnamed_fields', 3),
      constant('__match_args__', new PyTuple(inTuple.map((name) => `st_${name}`))),
    ],
  });
  return type;
});

export function statResult(status: FileStatus): PyStatResult {
  const { accessed, modified, changed, size } = status;
  const times = [accessed, modified, changed];
  const items = [
    status.mode,
    status.inode,
    status.device,
    status.links,
    status.user,
    status.group,
    size,
    ...times.map(Math.floor),
  ];
  const more = [
    ...times.map((time) => new PyFloat(time)),
    ...times.map((time) => integer(BigInt(Math.round(time * 1e6)) * 1000n)),
    4096,
    Math.ceil(size / 512),
    0,
  ];
  return adopt(new PyStatResult(items, more), statResultType());
}
