/** One turn of the host's event loop, so that timers, I/O and other tasks come to their right. */
export type TakeTurn = () => Promise<void>;

/** Whatever the place has that costs least. */
export function cheapestTurns(): TakeTurn {
  return typeof setImmediate === 'function' ? immediateTurns() : messageTurns();
}

export function immediateTurns(): TakeTurn {
  return () =>
    new Promise((resolve) => {
      setImmediate(resolve);
    });
}

/**
 * Pages clamp nested `setTimeout(0)` to 4 ms, messages they deliver at once. Node delivers up to 1,000 messages of one
 * channel in a single turn; with two channels in alternation no message is answered in the turn that it was sent in.
 */
export function messageTurns(): TakeTurn {
  const lanes: MessageLane[] = [];
  let next = 0;
  return () => {
    if (lanes.length === 0) lanes.push(new MessageLane(), new MessageLane());
    next ^= 1;
    return lanes[next]!.turn();
  };
}

/** What pages and Node agree on, and what only Node has. */
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  ref?(): void;
  unref?(): void;
}

class MessageLane {
  private readonly waiting: (() => void)[] = [];
  private readonly sender: Port;
  private readonly receiver: Port;

  constructor() {
    const channel = new MessageChannel() as unknown as { port1: Port; port2: Port };
    this.sender = channel.port1;
    this.receiver = channel.port2;
    this.receiver.onmessage = () => this.arrived();
    this.receiver.unref?.();
  }

  turn(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.push(resolve) === 1) this.receiver.ref?.();
      this.sender.postMessage(null);
    });
  }

  private arrived(): void {
    this.waiting.shift()?.();
    if (this.waiting.length === 0) this.receiver.unref?.();
  }
}
