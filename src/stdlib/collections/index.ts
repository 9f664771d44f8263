/** `collections`. CPython: Lib/collections/__init__.py; docs: library/collections.html. */
import { native } from '../../runtime/kernel/define.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList } from '../../runtime/kernel/values.ts';
import { registerAll } from '../../runtime/objects/abstract-class.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { mutableSequenceClass } from './abc/sequence.ts';
import { chainMapClass } from './chain-map.ts';
import { countElements } from './count-elements.ts';
import { counterClass } from './counter.ts';
import { defaultDictType } from './default-dict.ts';
import { dequeIteratorType, dequeReverseIteratorType, dequeType } from './deque.ts';
import { namedTuple } from './namedtuple.ts';
import { orderedDictType } from './ordered-dict.ts';
import { tupleGetterType } from './tuple-getter.ts';
import { userDictClass } from './user-dict.ts';
import { userListClass } from './user-list.ts';
import { userStringClass } from './user-string.ts';

const counting = once(() =>
  native(
    '_count_elements(mapping, iterable, /)',
    'Count elements in the iterable, updating the mapping',
    function* (mapping: Value, iterable: Value, thread: Thread) {
      yield* countElements(mapping, iterable, thread);
      return null;
    },
    { module: '_collections' },
  ),
);

export default defineModule('collections', () => ({
  doc: "This module implements specialized container datatypes providing\nalternatives to Python's general purpose built-in containers, dict,\nlist, set, and tuple.\n",
  functions: [namedTuple, counting()],
  types: [dequeType(), defaultDictType(), orderedDictType(), dequeIteratorType(), tupleGetterType()],
  classes: [counterClass, chainMapClass, userDictClass, userListClass, userStringClass],
  values: (interpreter) => {
    registerAll(interpreter.state(mutableSequenceClass), [dequeType()], interpreter);
    return { __path__: new PyList([]) };
  },
  all: [
    'ChainMap',
    'Counter',
    'OrderedDict',
    'UserDict',
    'UserList',
    'UserString',
    'defaultdict',
    'deque',
    'namedtuple',
  ],
}));

/** What CPython writes in C. */
export const accelerator = defineModule('_collections', () => ({
  doc: 'High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n',
  functions: [counting()],
  types: [
    dequeType(),
    defaultDictType(),
    orderedDictType(),
    dequeIteratorType(),
    dequeReverseIteratorType(),
    tupleGetterType(),
  ],
}));
