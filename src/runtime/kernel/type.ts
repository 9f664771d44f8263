/** Type objects: bases, method resolution order, lookup, versions. CPython: Objects/typeobject.c. See docs/OBJECTS.md. */
import { PyObject, type Value } from './object.ts';
import { Shape } from './shape.ts';
import { Slots } from './slots.ts';

/** In the place of what was looked up and is not there. */
const missing: unique symbol = Symbol('missing');

/** A dictionary that shows a class namespace: `vars(type)` reads it through a proxy. */
export interface NamespaceMirror {
  setName(name: string, value: Value): void;
  deleteName(name: string): boolean;
}

/** A class namespace. The mirror is made when a program asks for `__dict__`; from then on it is told of every change. */
export class Namespace extends Map<string, Value> {
  mirror: NamespaceMirror | null = null;

  override set(name: string, value: Value): this {
    this.mirror?.setName(name, value);
    return super.set(name, value);
  }

  override delete(name: string): boolean {
    this.mirror?.deleteName(name);
    return super.delete(name);
  }
}

export class PyType extends PyObject {
  /** As messages call it; see `bareName` for `__name__`. */
  name: string;
  /** `__module__`; `builtins` for the types of the language. */
  module: string;
  qualname: string;
  bases: readonly PyType[] = [];
  /** The method resolution order, this type first. */
  mro: readonly PyType[] = [this];
  /** False while a metatype's own `mro` is asked for the order the first time. */
  isOrdered = true;
  /** The class namespace: what `vars(type)` shows. */
  readonly attributes = new Namespace();
  /** Shared with the base's other heirs as long as this type adds none (`guest-slots.ts`). */
  slots: Slots = new Slots();
  sharesSlots = false;
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
  /** The slots of a class written in Python that adds nothing to this type; made for the first one. */
  heirSlots: Slots | null = null;
  private lookups = new Map<string, Value | typeof missing>();
  private root: Shape | null = null;
  private heapSubclasses: WeakRef<PyType>[] = [];
  /** When there are more of them, those that are gone are looked for. */
  private subclassRoom = 64;

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
    if (!this.isHeap) return;
    this.joinBases();
  }

  /** Changes the bases; the order of resolution is left to the caller. */
  rebase(bases: readonly PyType[], base: PyType): void {
    for (const each of this.bases)
      each.heapSubclasses = each.heapSubclasses.filter((one) => one.deref() !== this);
    this.bases = bases;
    this.base = base;
    this.joinBases();
  }

  private joinBases(): void {
    const own = new WeakRef(this);
    for (const base of this.bases) {
      if (!base.isHeap) continue;
      base.heapSubclasses.push(own);
      if (base.heapSubclasses.length > base.subclassRoom) base.forgetDeadSubclasses();
    }
  }

  /** The attribute as found along the method resolution order, not bound; `undefined` when there is none. */
  lookup(name: string): Value | undefined {
    const known = this.lookups.get(name);
    if (known !== undefined) return known === missing ? undefined : known;
    let found: Value | undefined;
    for (const type of this.mro) {
      found = type.attributes.get(name);
      if (found !== undefined) break;
    }
    this.lookups.set(name, found === undefined ? missing : found);
    return found;
  }

  /** The type along the method resolution order whose namespace has `name`. */
  definerOf(name: string): PyType | undefined {
    return this.mro.find((type) => type.attributes.has(name));
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }

  /** The namespace of this type changed, under `name` only if it is given: forgets what was looked up here and in all that inherit. */
  changed(name?: string): void {
    this.version++;
    if (name === undefined || name.startsWith('__')) this.heirSlots = null;
    if (name === undefined) this.lookups.clear();
    else this.lookups.delete(name);
    this.root?.typeChanged();
    if (this.heapSubclasses.length === 0) return;
    this.forgetDeadSubclasses();
    for (const each of this.heapSubclasses) each.deref()?.changed(name);
  }

  private forgetDeadSubclasses(): void {
    this.heapSubclasses = this.heapSubclasses.filter((each) => each.deref() !== undefined);
    this.subclassRoom = 2 * this.heapSubclasses.length + 64;
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

/** C3: the order of resolution of a type with these bases, itself first; null when the bases' orders conflict, which `conflict` gets. */
export function linearize(type: PyType, bases: readonly PyType[], conflict: PyType[] = []): PyType[] | null {
  const order: PyType[] = [type];
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]];
  for (;;) {
    const open = sequences.filter((sequence) => sequence.length > 0);
    if (open.length === 0) return order;
    const next = open
      .map((sequence) => sequence[0]!)
      .find((head) => open.every((sequence) => !sequence.includes(head, 1)));
    if (next === undefined) {
      conflict.push(...new Set(open.map((sequence) => sequence[0]!)));
      return null;
    }
    order.push(next);
    for (const sequence of sequences) if (sequence[0] === next) sequence.shift();
  }
}
