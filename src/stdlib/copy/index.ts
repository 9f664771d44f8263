/** `copy`. CPython: Lib/copy.py; docs: library/copy.html. */
import { native } from '../../runtime/kernel/define.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { deepCopy } from './deep.ts';
import { errorClass } from './error.ts';
import { replace, shallowCopy } from './shallow.ts';

export default defineModule('copy', () => ({
  doc: 'Generic (shallow and deep) copying operations.\n',
  functions: [
    native(
      'copy(x)',
      "Shallow copy operation on arbitrary Python objects.\n\nSee the module's __doc__ string for more info.\n",
      function* (x: Value, thread: Thread) {
        return yield* shallowCopy(x, thread);
      },
      { wording: 'def' },
    ),
    native(
      'deepcopy(x, memo=None, _nil=<[]>)',
      "Deep copy operation on arbitrary Python objects.\n\nSee the module's __doc__ string for more info.\n",
      function* (x: Value, memo: Value, _nil: Value | undefined, thread: Thread) {
        return yield* deepCopy(x, memo, thread);
      },
      { wording: 'def' },
    ),
    native(
      'replace(obj, /, **changes)',
      'Return a new object replacing specified fields with new values.\n\nThis is especially useful for immutable objects, like named tuples or\nfrozen dataclasses.\n',
      replace,
      { wording: 'def' },
    ),
  ],
  classes: [errorClass],
  aliases: { error: 'Error' },
  all: ['Error', 'copy', 'deepcopy', 'replace'],
}));
