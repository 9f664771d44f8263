/** How weak containers lose the entries whose objects are gone. CPython: Lib/weakref.py, Lib/_weakrefset.py (_remove). */

import { defineType, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { getField, setField } from '../../runtime/kernel/shape.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { PyWeakRef } from '../../runtime/objects/weakref.ts';

type Remove = (data: Value, reference: PyWeakRef, thread: Thread) => boolean;

/** What the references of one container call when their objects have gone. It does not keep the container alive. */
export class Remover extends PyObject {
  private readonly container: WeakRef<PyObject>;
  private readonly remove: Remove;
  /** How many entries have been removed: loops over the container tell these from changes by the program. */
  removed = 0;

  constructor(container: PyObject, remove: Remove) {
    super();
    this.container = new WeakRef(container);
    this.remove = remove;
  }

  call(reference: Value, thread: Thread): void {
    const container = this.container.deref();
    const data = container === undefined ? undefined : getField(container, 'data');
    if (data !== undefined && reference instanceof PyWeakRef && this.remove(data, reference, thread))
      this.removed++;
  }
}

const removerType = once(() =>
  defineType<Remover>('function', {
    instances: Remover,
    isBase: false,
    slots: {
      call: (self, args, _names, thread) => {
        self.call(args[0] ?? null, thread);
        return null;
      },
    },
    // a function is its own copy
    methods: [
      method('__copy__(self, /)', null, (self: Remover) => self),
      method('__deepcopy__(self, memo, /)', null, (self: Remover) => self),
    ],
  }),
);

/** Gives a new container its data and what removes from it. */
export function prepare(container: PyObject, data: Value, remove: Remove): void {
  removerType();
  setField(container, 'data', data);
  setField(container, '_remove', new Remover(container, remove));
}

/** The callback for a container's references. */
export function removerOf(container: PyObject): Remover {
  const remover = getField(container, '_remove');
  return remover instanceof Remover ? remover : raise.attributeError('_remove');
}

export function dictOf(container: PyObject): PyDict {
  const data = container.shape === undefined ? undefined : getField(container, 'data');
  return data instanceof PyDict ? data : noData(container);
}

export function setOf(container: PyObject): PySet {
  const data = container.shape === undefined ? undefined : getField(container, 'data');
  return data instanceof PySet ? data : noData(container);
}

function noData(container: PyObject): never {
  return raise.attributeError(`'${container.type.name}' object has no attribute 'data'`);
}

/** Refuses to go on with a loop over a container to which the program has added something, or taken it away. */
export class SizeGuard {
  private readonly container: PyObject;
  private readonly size: () => number;
  private readonly noun: string;
  private readonly expected: number;

  constructor(container: PyObject, size: () => number, noun: string) {
    this.container = container;
    this.size = size;
    this.noun = noun;
    this.expected = this.count();
  }

  check(): void {
    if (this.count() !== this.expected) raise.runtimeError(`${this.noun} changed size during iteration`);
  }

  private count(): number {
    return this.size() + removerOf(this.container).removed;
  }
}
