/** Iterators over the keys, values and items of a `dict`, in both directions. CPython: Objects/dictobject.c (dictiter_*). */
import type { Entry, PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { reducing } from './iterator-reduction.ts';
import { iteratorType, QuietIterator } from './native-iterator.ts';

abstract class DictIterator extends QuietIterator {
  dict: PyDict | null;
  index: number;
  /** How large the dictionary was; -1 once it was seen to have changed. */
  protected size: number;

  constructor(dict: PyDict, index: number) {
    super();
    this.dict = dict;
    this.index = index;
    this.size = dict.size;
  }

  get left(): number {
    return this.dict === null || this.dict.size !== this.size ? 0 : this.countLeft(this.dict);
  }

  /** What is left, without going on. */
  rest(): Value[] {
    const copy: DictIterator = Object.assign(Object.create(Object.getPrototypeOf(this)), this);
    const items: Value[] = [];
    for (let item = copy.advance(); item !== undefined; item = copy.advance()) items.push(item);
    return items;
  }

  protected abstract countLeft(dict: PyDict): number;

  /** The next live entry. */
  protected next(): Entry | undefined {
    const { dict } = this;
    if (dict === null) return undefined;
    if (dict.size !== this.size) this.refuse();
    const { entries } = dict;
    for (let { index } = this; index < entries.length; index++) {
      const entry = entries[index];
      if (entry !== undefined) {
        this.index = index + 1;
        return entry;
      }
    }
    this.dict = null;
    return undefined;
  }

  protected refuse(): never {
    this.size = -1;
    return raise.runtimeError('dictionary changed size during iteration');
  }
}

abstract class ForwardIterator extends DictIterator {
  /** So many keys are still to come, unless some have come and gone. */
  private awaited: number;

  constructor(dict: PyDict) {
    super(dict, dict.firstPosition());
    this.awaited = dict.size;
  }

  protected override next(): Entry | undefined {
    const entry = super.next();
    if (entry !== undefined && this.awaited-- === 0)
      raise.runtimeError('dictionary keys changed during iteration');
    return entry;
  }

  protected countLeft(dict: PyDict): number {
    let count = 0;
    for (let i = this.index; i < dict.entries.length; i++) if (dict.entries[i] !== undefined) count++;
    return count;
  }
}

abstract class BackwardIterator extends DictIterator {
  constructor(dict: PyDict) {
    super(dict, dict.entries.length - 1);
  }

  protected countLeft(dict: PyDict): number {
    let count = 0;
    for (let i = 0; i <= this.index; i++) if (dict.entries[i] !== undefined) count++;
    return count;
  }

  protected override next(): Entry | undefined {
    const { dict } = this;
    if (dict === null) return undefined;
    if (dict.size !== this.size) this.refuse();
    for (let { index } = this; index >= 0; index--) {
      const entry = dict.entries[index];
      if (entry !== undefined) {
        this.index = index - 1;
        return entry;
      }
    }
    this.dict = null;
    return undefined;
  }
}

export class DictKeyIterator extends ForwardIterator {
  advance(): Value | undefined {
    return this.next()?.key;
  }
}

export class DictValueIterator extends ForwardIterator {
  advance(): Value | undefined {
    return this.next()?.value;
  }
}

export class DictItemIterator extends ForwardIterator {
  advance(): Value | undefined {
    const entry = this.next();
    return entry === undefined ? undefined : new PyTuple([entry.key, entry.value!]);
  }

  /** The next entry itself, for loops that unpack the pair at once. */
  nextEntry(): Entry | undefined {
    return this.next();
  }
}

export class DictReverseKeyIterator extends BackwardIterator {
  advance(): Value | undefined {
    return this.next()?.key;
  }
}

export class DictReverseValueIterator extends BackwardIterator {
  advance(): Value | undefined {
    return this.next()?.value;
  }
}

export class DictReverseItemIterator extends BackwardIterator {
  advance(): Value | undefined {
    const entry = this.next();
    return entry === undefined ? undefined : new PyTuple([entry.key, entry.value!]);
  }
}

/** The items that are left, in a list. */
const rest = reducing<DictIterator>((self) => ({ of: new PyList(self.rest()) }));

iteratorType('dict_keyiterator', DictKeyIterator, (self) => self.left, [rest]);
iteratorType('dict_valueiterator', DictValueIterator, (self) => self.left, [rest]);
iteratorType('dict_itemiterator', DictItemIterator, (self) => self.left, [rest]);
iteratorType('dict_reversekeyiterator', DictReverseKeyIterator, (self) => self.left, [rest]);
iteratorType('dict_reversevalueiterator', DictReverseValueIterator, (self) => self.left, [rest]);
iteratorType('dict_reverseitemiterator', DictReverseItemIterator, (self) => self.left, [rest]);
