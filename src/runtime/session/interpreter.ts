/** An interpreter put together: the object behind the embedding API. See docs/EMBEDDING.md. */

import { PythonSyntaxError } from '../../lexer/errors.ts';
import { SourceText } from '../../lexer/source.ts';
import { textOfFile, UndecodableText } from '../../parser/parse-bytes.ts';
import { libraryModule } from '../../stdlib/registry.ts';
import { reportUncaught } from '../../stdlib/sys-hooks.ts';
import { printParts } from '../../stdlib/traceback/printing.ts';
import { issueWarning } from '../../stdlib/warnings/issue.ts';
import { builtinsNamespace } from '../builtins/index.ts';
import { reportUnraisable } from '../builtins/unraisable-hook.ts';
import { type CompiledSource, compileSource, syntaxError } from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import { enterNew, topFrame } from '../frames/function.ts';
import { Scheduler } from '../frames/scheduler.ts';
import { type Host, HostError } from '../host/host.ts';
import { virtualHost } from '../host/virtual.ts';
import { builtinImporterType } from '../importing/finders.ts';
import { Importer, missingModule } from '../importing/importer.ts';
import { newSourceFileLoader } from '../importing/loaders.ts';
import { initModule } from '../importing/module-spec.ts';
import { PyDict } from '../kernel/dict.ts';
import {
  isInstance,
  keyboardInterruptType,
  raise,
  syntaxErrorType,
  systemExitType,
} from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { Identities } from '../kernel/identity.ts';
import type {
  InterpreterState,
  Limits,
  MainProgram,
  Startup,
  StateKey,
} from '../kernel/interpreter-state.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { Abort, asGuestError } from '../kernel/unwinding.ts';
import { PyList } from '../kernel/values.ts';
import { asOsError } from '../objects/host-errors.ts';
import { openFiles } from '../objects/io/open-files.ts';
import { newModule, PyModule } from '../objects/module.ts';
import { reachable } from '../objects/reachable.ts';
import { describeDeadlock } from './deadlock.ts';
import { exitStatus } from './exit-status.ts';
import { finalize, flushFiles } from './finalize.ts';
import {
  ABORTED_STATUS,
  DEADLOCK_STATUS,
  FLUSH_FAILED_STATUS,
  INTERRUPTED_STATUS,
  type Outcome,
} from './outcome.ts';

export interface InterpreterOptions {
  /** What the program may reach of the world; by default nothing outside of memory. */
  readonly host?: Host;
  /** `sys.argv`. */
  readonly argv?: readonly string[];
  /** `sys.path`. */
  readonly path?: readonly string[];
  /** Folders of a CPython library, for modules that Ouroboros does not have. */
  readonly libraryPath?: readonly string[];
  /** Pauses at every call and every back-edge, to test that programs can. */
  readonly stress?: boolean;
  readonly limits?: Partial<Limits>;
  readonly startup?: Startup;
}

export interface RunOptions {
  /** As tracebacks show it, and `__file__`. */
  readonly filename?: string;
}

const DEFAULT_LIMITS: Limits = {
  recursion: 1000,
  intDigits: 4300,
  fuel: 10_000,
  depth: 1500,
  intBits: 1 << 29,
};

const NO_OPTIONS: Startup = { flags: {}, warnOptions: [], extensions: new Map() };

/** Gives the code of the main module. */
type CompileMain = (main: PyModule, thread: Thread) => Guest<CompiledSource>;

export class Interpreter implements InterpreterState {
  readonly host: Host;
  readonly limits: Limits;
  readonly identities = new Identities();
  readonly modules = new PyDict();
  readonly builtins: PyDict;
  readonly scheduler: Scheduler;
  readonly exitHooks: ((thread: Thread) => Guest<void>)[] = [];
  readonly path: PyList;
  readonly argv: string[];
  readonly programFolder: string | null;
  readonly startup: Startup;
  private readonly importer: Importer;
  private readonly states = new Map<StateKey<unknown>, unknown>();

  program: MainProgram | null = null;
  private readonly options: InterpreterOptions;

  constructor(options: InterpreterOptions = {}, scheduler: Scheduler | null = null) {
    this.options = options;
    this.host = options.host ?? virtualHost();
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    if (options.stress) this.limits.fuel = 0;
    this.argv = [...(options.argv ?? [''])];
    this.startup = options.startup ?? NO_OPTIONS;
    this.scheduler = scheduler ?? new Scheduler(this, options.stress ?? false);
    this.programFolder = options.path?.[0] ?? null;
    this.importer = new Importer(this, libraryModule, options.path ?? [], options.libraryPath);
    this.path = this.importer.path;
    this.builtins = builtinsNamespace(this);
    const builtins = newModule('builtins', null);
    builtins.namespace = this.builtins;
    initModule(builtins, this.importer.specOf('builtins'));
    this.modules.setName('builtins', builtins);
  }

  /**
   * Runs a program as the main module, as `python FILE` does: its output goes to the host's console, and so does the
   * traceback of an error that nobody caught. Resolves when the program and its threads have ended.
   */
  async run(source: string | Uint8Array, options: RunOptions = {}): Promise<Outcome> {
    const filename = options.filename ?? '<string>';
    this.program = { source, filename };
    return this.runMainModule((main) => this.compileMain(source, filename, main));
  }

  /**
   * Runs a module of `path` or of the library by its name, as `python -m` does.
   * Docs: using/cmdline.html#cmdoption-m.
   */
  async runModule(name: string): Promise<Outcome> {
    const { importer } = this;
    this.program = null;
    return this.runMainModule(function* (main, thread) {
      const { namespace } = main;
      return yield* importer.mainCode(name, namespace, thread);
    }, name);
  }

  /** Runs what is no program: the body of a worker. */
  async runBody(program: MainProgram, body: (thread: Thread) => Guest<Value>): Promise<Outcome> {
    this.program = program;
    return this.runThreads(function* (thread, ended) {
      yield* body(thread);
      ended({ kind: 'finished', status: 0, error: null });
      return null;
    });
  }

  private async runThreads(
    body: (thread: Thread, ended: (outcome: Outcome) => void) => Guest<Value>,
  ): Promise<Outcome> {
    let outcome: Outcome | null = null;
    this.scheduler.main = this.scheduler.spawn({ name: 'MainThread', daemon: false }, (thread) =>
      body(thread, (ended) => {
        outcome = ended;
      }),
    );
    try {
      const end = await this.scheduler.run();
      if (end === 'deadlock') {
        this.host.console.flush();
        this.host.console.write('stderr', describeDeadlock(this.scheduler));
        outcome = { kind: 'deadlock', status: DEADLOCK_STATUS, error: null };
      }
    } catch (thrown) {
      if (!(thrown instanceof Abort)) throw thrown;
      outcome = { kind: 'aborted', status: ABORTED_STATUS, error: null };
    }
    return this.flushed(outcome!);
  }

  /** Output that can't be handed on makes the status 120, as in CPython. */
  private flushed(outcome: Outcome): Outcome {
    this.state(openFiles).flushAll();
    try {
      this.host.console.flush();
      return outcome;
    } catch (thrown) {
      if (!(thrown instanceof HostError)) throw thrown;
      const error = asOsError(thrown);
      const text = `${error.type.name}: [Errno ${error.args[0]}] ${error.args[1]}`;
      const stream = "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>";
      this.host.console.write('stderr', `Exception ignored in: ${stream}\n${text}\n`);
      return { kind: 'error', status: FLUSH_FAILED_STATUS, error };
    }
  }

  /** What Ctrl-C does. */
  interrupt(): void {
    this.scheduler.interrupt();
  }

  /** Ends the run, whatever the program does. */
  abort(reason: string): void {
    this.scheduler.abort(reason);
  }

  // ── What natives ask for ─────────────────────────────────────────────────────────────────────────

  state<T>(key: StateKey<T>): T {
    let found = this.states.get(key as StateKey<unknown>) as T | undefined;
    if (found === undefined) {
      found = key.create(this);
      this.states.set(key as StateKey<unknown>, found);
    }
    return found;
  }

  createChild(host: Host): InterpreterState {
    const child = new Interpreter(
      { ...this.options, host, path: textsOf(this.path), libraryPath: [] },
      this.scheduler,
    );
    child.program = this.program;
    return child;
  }

  importModule(name: string, thread: Thread): Result {
    return this.importer.importModule(name, thread);
  }

  importName(
    name: string,
    globals: PyDict,
    fromList: readonly string[] | null,
    level: number,
    thread: Thread,
  ): Result {
    return this.importer.importName(name, globals, fromList, level, thread);
  }

  warn(
    category: PyType,
    message: string,
    stackLevel: number,
    thread: Thread,
    source: Value = null,
  ): null | Unwind {
    return issueWarning(category, message, stackLevel, thread, source);
  }

  canReach(isWanted: (object: object) => boolean): boolean {
    let isFound = false;
    const see = (object: object) => {
      isFound = isWanted(object);
      return isFound;
    };
    return reachable({ interpreter: this, threads: this.scheduler.threads(), see }) === undefined || isFound;
  }

  unraisable(error: PyException, message: string | null, object: Value, thread: Thread): void {
    reportUnraisable(error, message, object, thread);
  }

  // ── The main thread ──────────────────────────────────────────────────────────────────────────────

  private async runMainModule(compile: CompileMain, moduleName: string | null = null): Promise<Outcome> {
    const main = newModule('__main__', null);
    const { namespace } = main;
    this.modules.setName('__main__', main);
    namespace.setName('__loader__', builtinImporterType());
    namespace.setName('__annotations__', new PyDict());
    namespace.setName('__builtins__', this.modules.getName('builtins')!);
    return this.runThreads((thread, ended) => this.runMain(compile, main, moduleName, thread, ended));
  }

  private *runMain(
    compile: CompileMain,
    main: PyModule,
    moduleName: string | null,
    thread: Thread,
    done: (outcome: Outcome) => void,
  ): Guest<Value> {
    try {
      if (this.startup.warnOptions.length > 0 && this.importModule('warnings', thread) === UNWIND)
        yield UNWIND;
      const { code, warnings } = yield* compile(main, thread);
      const { namespace } = main;
      if (code.doc !== null) namespace.setName('__doc__', code.doc);
      if (moduleName !== null) this.setArgv0(namespace);
      yield* issueWarnings(warnings, code.filename, thread);
      const result = enterNew(topFrame(code, null, thread), thread);
      if (result === UNWIND) yield UNWIND;
      done({ kind: 'finished', status: 0, error: null });
    } catch (thrown) {
      if (thrown instanceof Abort) throw thrown;
      const error = asGuestError(thrown);
      const missing = moduleName === null ? undefined : missingModule(error);
      if (moduleName !== null && (missing === moduleName || missing === `${moduleName}.__main__`)) {
        const message = String(error.args[0]).replace(`named '${moduleName}'`, `named ${moduleName}`);
        this.host.console.flush();
        this.host.console.write('stderr', `ouro: ${message}\n`);
        done({ kind: 'error', status: 1, error });
      } else done(yield* this.ended(error, thread));
    }
    if (this.scheduler.waitForOthers(thread) === UNWIND) yield UNWIND;
    for (const hook of this.exitHooks) yield* hook(thread);
    yield* flushFiles(thread);
    const last = finalize(main, thread);
    if (last === UNWIND) yield UNWIND;
    return null;
  }

  /** A module that `-m` found knows its file, and so does `sys.argv`. */
  private setArgv0(namespace: PyDict): void {
    const file = namespace.getName('__file__');
    const sys = this.modules.getName('sys');
    const argv = sys instanceof PyModule ? sys.namespace.getName('argv') : undefined;
    if (file === undefined) return;
    if (argv instanceof PyList) argv.items[0] = file;
    else this.argv[0] = file as string;
  }

  // biome-ignore lint/correctness/useYield: finding a module asks guest code, compiling a text does not
  private *compileMain(source: string | Uint8Array, filename: string, main: PyModule): Guest<CompiledSource> {
    const { namespace } = main;
    if (!filename.startsWith('<')) namespace.setName('__loader__', newSourceFileLoader('__main__', filename));
    if (filename !== '<string>') {
      namespace.setName('__file__', filename);
      namespace.setName('__cached__', null);
    }
    try {
      const text =
        typeof source === 'string' ? new SourceText(source, filename) : textOfFile(source, filename);
      const file = typeof source === 'string' ? null : source;
      return compileSource(text, { mode: 'exec', globals: namespace, interpreter: this, file });
    } catch (error) {
      if (error instanceof PythonSyntaxError) throw syntaxError(error, filename);
      if (error instanceof UndecodableText) return raise.valueError(error.message);
      throw error;
    }
  }

  /** An error came to the end of the main program. */
  private *ended(error: PyException, thread: Thread): Guest<Outcome> {
    if (isInstance(error, systemExitType)) {
      const { status, message } = yield* exitStatus(error, thread);
      if (message !== null) yield* printParts([`${message}\n`], null, thread);
      return { kind: 'exit', status, error };
    }
    try {
      yield* reportUncaught(error, thread);
    } catch (failure) {
      // the hook for uncaught errors ended the program
      if (failure instanceof PyException) return yield* this.ended(failure, thread);
      throw failure;
    }
    if (isInstance(error, keyboardInterruptType))
      return { kind: 'interrupted', status: INTERRUPTED_STATUS, error };
    return { kind: isInstance(error, syntaxErrorType) ? 'syntax-error' : 'error', status: 1, error };
  }
}

function textsOf(list: PyList): string[] {
  return list.items.filter((item) => typeof item === 'string');
}
