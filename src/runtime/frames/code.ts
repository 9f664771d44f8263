/** What a function, class body or module is made of before it runs. Docs: reference/datamodel.html#code-objects. */
import type { PyDict } from '../kernel/dict.ts';
import type { Result } from '../kernel/object.ts';
import type { Parameters } from '../kernel/parameters.ts';
import type { Frame } from './frame.ts';
import type { Positions } from './positions.ts';

export type CodeKind = 'function' | 'generator' | 'coroutine' | 'async generator' | 'class' | 'module';

/** A frame slot by name; see `parser/scope/scope.ts`. */
export interface CodeSlot {
  readonly name: string;
  readonly isCell: boolean;
  readonly hidden: boolean;
}

/** The text a program was made from, for tracebacks. */
export interface SourceLines {
  /** A line without its end, counted from 1; undefined past the end. */
  line(number: number): string | undefined;
}

export interface CodeDescription {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly kind: CodeKind;
  readonly parameters: Parameters;
  readonly slots: readonly CodeSlot[];
  /** How many slots at the end are cells of outer scopes. */
  readonly freeCount: number;
  readonly doc: string | null;
  readonly globals: PyDict;
  readonly positions: Positions;
  readonly source: SourceLines | null;
  /** `from __future__ import annotations` is in force. */
  readonly annotationsAreText: boolean;
  /** Names that the code uses beside its variables. */
  readonly names: () => readonly string[];
  /** Turns the tree into closures; asked when the code runs for the first time. */
  readonly compile: () => CompiledBody;
  /** The same code for other globals. */
  readonly bind: (globals: PyDict, builtins: PyDict) => Code;
  /** A generator that may be awaited: `types.coroutine` has marked it. */
  readonly isIterableCoroutine?: boolean;
}

export type CodeChanges = Partial<
  Pick<CodeDescription, 'name' | 'qualname' | 'filename' | 'firstLine' | 'isIterableCoroutine'>
>;

export interface CompiledBody {
  readonly run: (frame: Frame) => Result;
  /** How deep the closures are nested: what a call may take of the JavaScript stack. */
  readonly weight: number;
}

/** A guess for code that has not been compiled yet. */
const TYPICAL_WEIGHT = 16;

export class Code {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly kind: CodeKind;
  readonly parameters: Parameters;
  readonly slots: readonly CodeSlot[];
  readonly slotCount: number;
  readonly freeCount: number;
  weight = TYPICAL_WEIGHT;
  readonly doc: string | null;
  readonly globals: PyDict;
  readonly positions: Positions;
  readonly source: SourceLines | null;
  readonly annotationsAreText: boolean;
  /** Number of arguments when positional ones can be taken as they come, else -1. */
  readonly plainArguments: number;
  /** Slots that get a new cell when a frame begins; those of parameters keep the argument inside. */
  readonly cells: readonly number[];
  /** A call makes a generator or coroutine instead of running. */
  readonly suspends: boolean;
  /** Runs a frame of this code, from its start or from where it stopped. */
  run: (frame: Frame) => Result;
  readonly isIterableCoroutine: boolean;
  private readonly description: CodeDescription;
  private bound: WeakMap<PyDict, Code> | null = null;

  constructor(description: CodeDescription) {
    this.description = description;
    this.isIterableCoroutine = description.isIterableCoroutine ?? false;
    const { slots, parameters, kind, compile } = description;
    this.name = description.name;
    this.qualname = description.qualname;
    this.filename = description.filename;
    this.firstLine = description.firstLine;
    this.kind = kind;
    this.parameters = parameters;
    this.slots = slots;
    this.slotCount = slots.length;
    this.freeCount = description.freeCount;
    this.doc = description.doc;
    this.globals = description.globals;
    this.positions = description.positions;
    this.source = description.source;
    this.annotationsAreText = description.annotationsAreText;
    this.cells = slots
      .slice(0, slots.length - description.freeCount)
      .flatMap(({ isCell }, i) => (isCell ? [i] : []));
    this.suspends = kind === 'generator' || kind === 'coroutine' || kind === 'async generator';
    const takesPlain = parameters.isPlain && parameters.keywordOnly.length === 0;
    this.plainArguments = takesPlain ? parameters.positional.length : -1;
    this.run = (frame) => {
      const { run, weight } = compile();
      this.run = run;
      this.weight = weight;
      return run(frame);
    };
  }

  get names(): readonly string[] {
    return this.description.names();
  }

  /** The code that runs with these globals. */
  boundTo(globals: PyDict, builtins: PyDict): Code {
    if (globals === this.globals) return this;
    this.bound ??= new WeakMap();
    let code = this.bound.get(globals);
    if (code === undefined) {
      code = this.description.bind(globals, builtins).with(this.changes);
      this.bound.set(globals, code);
    }
    return code;
  }

  /** A copy with other names or places. */
  with(changes: CodeChanges): Code {
    return new Code({ ...this.description, ...changes });
  }

  private get changes(): CodeChanges {
    const { name, qualname, filename, firstLine, isIterableCoroutine } = this;
    return { name, qualname, filename, firstLine, isIterableCoroutine };
  }
}
