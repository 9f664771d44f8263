/** Which thread runs, and what happens when none can. See docs/EXECUTION.md. */
import type { Host } from '../host/host.ts';
import { keyboardInterruptType, raise } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import type { InterpreterState, SchedulerControls, ThreadOptions } from '../kernel/interpreter-state.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { type Guest, NativeActivation } from '../kernel/pausing.ts';
import { type Activation, ERROR, NOTHING, PAUSE, type Parking, Thread, type Why } from '../kernel/thread.ts';
import { Abort } from '../kernel/unwinding.ts';
import { runUpTo } from './driver.ts';
import { Heap } from './heap.ts';

interface Sleeper {
  readonly deadline: number;
  /** Who went to sleep first wakes first. */
  readonly order: number;
  readonly thread: Thread;
  readonly parking: Parking;
}

/** What the scheduler keeps of a thread. */
interface Entry {
  readonly thread: Thread;
  readonly base: Activation;
  readonly options: ThreadOptions;
  stressPauses: number;
}

export type RunEnd = 'finished' | 'deadlock';

/** As many as the fuel between two checkpoints of an ordinary run. */
const STRESS_PAUSES_PER_SLICE = 10_000;

/** Checkpoints between two turns of the host's event loop. */
const CHECKPOINTS_PER_BREATH = 16;

export class Scheduler implements SchedulerControls {
  private readonly host: Host;
  private readonly interpreter: InterpreterState;
  private readonly entries = new Map<Thread, Entry>();
  private ready: Thread[] = [];
  private readyHead = 0;
  private readonly sleepers = new Heap<Sleeper>(
    (a, b) => a.deadline < b.deadline || (a.deadline === b.deadline && a.order < b.order),
  );
  private outsideWaits = 0;
  private parkings = 0;
  private checkpoints = 0;
  private interrupted = false;
  private aborted: Abort | null = null;
  private wakeHost: (() => void) | null = null;
  private lastId = 0;
  /** Every call and back-edge pauses. */
  private readonly stress: boolean;
  /** The thread that gets interrupts. */
  main: Thread | null = null;
  /** The main thread when it waits for the others to end. */
  private ending: Thread | null = null;
  /** Asked first when an interrupt arrives in the main thread; true when it has dealt with it. */
  onInterrupt: ((thread: Thread) => boolean) | null = null;

  constructor(interpreter: InterpreterState, stress: boolean) {
    this.interpreter = interpreter;
    this.host = interpreter.host;
    this.stress = stress;
  }

  spawn(options: ThreadOptions, body: (thread: Thread) => Guest<Value>): Thread {
    const id = ++this.lastId;
    const { interpreter } = options;
    const thread = new Thread(
      interpreter ?? this.interpreter,
      id,
      options.name,
      id === 1 || interpreter !== undefined,
    );
    thread.fuel = this.interpreter.limits.fuel;
    const base = new NativeActivation(body(thread), null);
    thread.pausedAt = base;
    this.entries.set(thread, { thread, base, options, stressPauses: 0 });
    this.makeReady(thread);
    return thread;
  }

  /** Runs until no thread is left that keeps the program alive. Rejects with what aborted it. */
  async run(): Promise<RunEnd> {
    for (;;) {
      if (this.aborted !== null) throw this.aborted;
      const thread = this.nextReady();
      if (thread === undefined) {
        if (!this.isAlive()) return 'finished';
        if (!(await this.waitForHost())) return 'deadlock';
        continue;
      }
      this.slice(thread);
      if (this.ending !== null && !this.hasOthers(this.ending)) this.wake(this.ending, null);
      if (this.sleepers.size > 0) this.wakeDue();
      if (this.host.timers.breathDue()) await this.host.timers.breathe();
    }
  }

  park(thread: Thread, parking: Parking): Unwind {
    if (thread.unpausable > 0) {
      raise.runtimeError(`cannot wait for ${parking.waitingFor} inside ${thread.unpausablePlace}`);
    }
    thread.parking = parking;
    if (parking.deadline !== undefined) {
      if (this.sleepers.size > 2 * this.entries.size + 64) this.dropAbandonedSleepers();
      this.sleepers.push({ deadline: parking.deadline, order: ++this.parkings, thread, parking });
    }
    if (parking.outside) this.outsideWaits++;
    return thread.pause('parked', thread.frame!);
  }

  /** Parks the main thread until no other one keeps its program alive. */
  waitForOthers(thread: Thread): null | Unwind {
    if (!this.hasOthers(thread)) return null;
    this.ending = thread;
    return this.park(thread, { waitingFor: 'the other threads' });
  }

  private hasOthers(thread: Thread): boolean {
    for (const { thread: each, options } of this.entries.values())
      if (each !== thread && each.interpreter === thread.interpreter && !options.daemon) return true;
    return false;
  }

  wake(thread: Thread, result: Result): void {
    const { parking } = thread;
    if (parking === null) return;
    thread.parking = null;
    if (parking.outside) this.outsideWaits--;
    thread.pausedAt!.inbox = result;
    this.makeReady(thread);
    this.wakeHost?.();
  }

  /** Wakes a parked thread with an error. */
  wakeWithError(thread: Thread, error: PyException): void {
    if (thread.parking === null) return;
    thread.raise(error);
    this.wake(thread, UNWIND);
  }

  checkpoint(thread: Thread): 'go on' | 'pause' | Unwind {
    thread.fuel = this.interpreter.limits.fuel;
    if (this.aborted !== null) throw this.aborted;
    if (this.interrupted && thread === this.main && thread.unpausable === 0) {
      this.interrupted = false;
      if (this.onInterrupt?.(thread) !== true)
        return thread.raise(new PyException(keyboardInterruptType, []));
    }
    if (this.stress) return 'pause';
    if (this.readyHead < this.ready.length) return 'pause';
    if (this.sleepers.size > 0 && this.sleepers.peek()!.deadline <= this.host.clock.monotonic())
      return 'pause';
    if (++this.checkpoints % CHECKPOINTS_PER_BREATH === 0 && this.host.timers.breathDue()) return 'pause';
    return 'go on';
  }

  /** What Ctrl-C does: KeyboardInterrupt in the main thread, wherever it is. */
  interrupt(): void {
    const { main } = this;
    if (main === null) return;
    const { parking } = main;
    if (parking === null) {
      this.interrupted = true;
      main.fuel = 0;
      return;
    }
    if (this.onInterrupt?.(main)) return;
    parking.abandoned?.();
    this.wakeWithError(main, new PyException(keyboardInterruptType, []));
  }

  /** Ends the run from outside, whatever the program does. */
  abort(reason: string): void {
    this.aborted = new Abort(reason);
    for (const { thread } of this.entries.values()) thread.fuel = 0;
    this.wakeHost?.();
  }

  /** The threads that have not ended. */
  threads(): Thread[] {
    return [...this.entries.keys()];
  }

  /** The innermost activation of a thread that is not running. */
  innermost(thread: Thread): Activation | null {
    return thread.pausedAt;
  }

  private slice(thread: Thread): void {
    const entry = this.entries.get(thread)!;
    const { base, options } = entry;
    for (;;) {
      const at = thread.pausedAt!;
      thread.pausedAt = null;
      thread.why = thread.error === null ? NOTHING : ERROR;
      const outcome: Step = runUpTo(at, base, thread);
      if (outcome === UNWIND && (thread.why as Why) === PAUSE) {
        if (thread.pauseKind === 'deep') continue;
        if (thread.pauseKind === 'slice') {
          thread.pausedAt!.inbox = null;
          // The stress run tests that frames can pause; threads take turns as they do without it.
          if (this.stress && ++entry.stressPauses % STRESS_PAUSES_PER_SLICE !== 0) continue;
          this.makeReady(thread);
        }
        return;
      }
      this.entries.delete(thread);
      options.ended?.(outcome === UNWIND ? thread.takeError() : null);
      return;
    }
  }

  private makeReady(thread: Thread): void {
    this.ready.push(thread);
  }

  private nextReady(): Thread | undefined {
    const thread = this.ready[this.readyHead];
    if (thread === undefined) return undefined;
    this.readyHead++;
    if (this.readyHead > 1024) {
      this.ready = this.ready.slice(this.readyHead);
      this.readyHead = 0;
    }
    return thread;
  }

  private isAlive(): boolean {
    for (const { options } of this.entries.values()) if (!options.daemon) return true;
    return false;
  }

  /** Waits for the next deadline or an outside event; false when nothing can ever happen. */
  private async waitForHost(): Promise<boolean> {
    this.forgetAbandonedSleepers();
    const next = this.sleepers.peek();
    if (next === undefined && this.outsideWaits === 0) return false;
    const woken = new Promise<void>((resolve) => {
      this.wakeHost = resolve;
    });
    await this.host.timers.sleep(next?.deadline ?? Number.POSITIVE_INFINITY, woken, this.outsideWaits > 0);
    this.wakeHost = null;
    this.wakeDue();
    return true;
  }

  private wakeDue(): void {
    const now = this.host.clock.monotonic();
    for (;;) {
      const next = this.sleepers.peek();
      if (next === undefined || next.deadline > now) return;
      this.sleepers.pop();
      if (next.thread.parking === next.parking) this.wake(next.thread, null);
    }
  }

  /** Threads that were woken early leave their sleeper behind. */
  private dropAbandonedSleepers(): void {
    const live = this.sleepers.items.filter(({ thread, parking }) => thread.parking === parking);
    this.sleepers.items.splice(0, this.sleepers.size, ...live);
    this.sleepers.heapify();
  }

  private forgetAbandonedSleepers(): void {
    for (;;) {
      const next = this.sleepers.peek();
      if (next === undefined || next.thread.parking === next.parking) return;
      this.sleepers.pop();
    }
  }
}
