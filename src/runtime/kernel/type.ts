/** Type objects: bases, method resolution order, lookup, versions. CPython: Objects/typeobject.c. See docs/OBJECTS.md. */
import { PyObject, type Value } from './object.ts';
import { Shape } from './shape.ts';
import { Slots } from './slots.ts';

export class PyType extends PyObject {
  /** As messages call it; see `bareName` for `__name__`. */
  name: string;
  /** `__module__`; `builtins` for the types of the language. */
  module: string;
  qualname: string;
  bases: readonly PyType[] = [];
  /** The method resolution order, this type first. */
  mro: readonly PyType[] = [this];
  /** The class namespace: what `vars(type)` shows. */
  readonly attributes = new Map<string, Value>();
  readonly slots = new Slots();
  /** Grows whenever a lookup on this type may give another result. */
  version = 1;
  /** Made by a `class` statement (or `type()`), hence changeable. */
  readonly isHeap: boolean;
  /** Classes can be derived from it. */
  isBase = true;
  /** The type in the order of resolution whose TypeScript class holds the data of instances. */
  layout: PyType = this;
  /** The base whose instances this type's extend: `__base__`; null for `object`. */
  base: PyType | null = null;
  /** The type in the order of resolution that was the last to add something to instances. */
  solid: PyType = this;
  /** Instances have a `__dict__`. */
  hasDict = false;
  /** Weak references to instances are possible. */
  hasWeakReferences = false;
  /** Above zero when instances differ in size (`int`, `tuple`): their subclasses get no `__slots__` and no weak references. */
  itemSize = 0;
  /** `__abstractmethods__` was set to something true: no instances. */
  isAbstract = false;
  /** Most fields seen in an instance: room given to new ones. */
  fieldCount = 0;
  doc: string | null = null;
  /** `__text_signature__`: what a call of a built-in type takes. */
  signature: string | null = null;
  /** What a `__new__` in the namespace that is written in TypeScript does, for calls that need not look it up. */
  maker: { readonly attribute: Value; readonly create: NonNullable<Slots['new']> } | null = null;
  /** What `match` takes instances for: by sequence patterns or by mapping patterns. Subclasses inherit it. */
  collection: 'sequence' | 'mapping' | null = null;
  private lookups = new Map<string, Value | undefined>();
  private root: Shape | null = null;
  private heapSubclasses: WeakRef<PyType>[] = [];

  constructor(name: string, module: string, isHeap: boolean) {
    super();
    this.name = name;
    this.qualname = name;
    this.module = module;
    this.isHeap = isHeap;
  }

  /** Sets the bases; `mro` must be what `linearize` gave for them. */
  derive(bases: readonly PyType[], mro: readonly PyType[]): void {
    this.bases = bases;
    this.mro = mro;
    this.base = bases[0] ?? null;
    this.collection ??= bases.find((base) => base.collection !== null)?.collection ?? null;
    if (this.isHeap) for (const base of bases) if (base.isHeap) base.heapSubclasses.push(new WeakRef(this));
  }

  /** The attribute as found along the method resolution order, not bound; `undefined` when there is none. */
  lookup(name: string): Value | undefined {
    const known = this.lookups.get(name);
    if (known !== undefined) return known;
    if (this.lookups.has(name)) return undefined;
    let found: Value | undefined;
    for (const type of this.mro) {
      found = type.attributes.get(name);
      if (found !== undefined) break;
    }
    this.lookups.set(name, found);
    return found;
  }

  /** The type along the method resolution order whose namespace has `name`. */
  definerOf(name: string): PyType | undefined {
    return this.mro.find((type) => type.attributes.has(name));
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }

  /** The namespace of this type changed: forgets what was looked up here and in all that inherit. */
  changed(): void {
    this.version++;
    this.lookups.clear();
    this.root?.typeChanged();
    const alive = this.heapSubclasses.filter((each) => each.deref() !== undefined);
    this.heapSubclasses = alive;
    for (const each of alive) each.deref()?.changed();
  }

  /** Direct subclasses written in Python that are still alive. */
  liveSubclasses(): PyType[] {
    return this.heapSubclasses.map((each) => each.deref()).filter((each) => each !== undefined);
  }

  /** Fields of instances that belong to `__slots__`, this type's and inherited; no name of an attribute equals theirs. */
  slotFields: readonly string[] = [];

  /** The shape of an instance without attributes. */
  rootShape(): Shape {
    return (this.root ??= new Shape(this, this.slotFields));
  }
}

/** C3: the order of resolution of a type with these bases, itself first; null when the bases' orders conflict. */
export function linearize(type: PyType, bases: readonly PyType[]): PyType[] | null {
  const order: PyType[] = [type];
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]];
  for (;;) {
    const open = sequences.filter((sequence) => sequence.length > 0);
    if (open.length === 0) return order;
    const next = open
      .map((sequence) => sequence[0]!)
      .find((head) => open.every((sequence) => !sequence.includes(head, 1)));
    if (next === undefined) return null;
    order.push(next);
    for (const sequence of sequences) if (sequence[0] === next) sequence.shift();
  }
}
