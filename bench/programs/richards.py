# A scheduler of tasks that send packets to each other: many small methods, attributes, subclasses, linked queues.
import time

IDLE, WORKER, CONSUMER_A, CONSUMER_B, PRODUCER_A, PRODUCER_B = range(6)


class Packet:
    def __init__(self, owner, kind):
        self.next = None
        self.owner = owner
        self.kind = kind
        self.position = 0
        self.cells = [0, 0, 0, 0]

    def append_to(self, queue):
        self.next = None
        if queue is None:
            return self
        packet = queue
        while packet.next is not None:
            packet = packet.next
        packet.next = self
        return queue


class Task:
    def __init__(self, system, number, priority, queue=None):
        self.system = system
        self.number = number
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = queue is None
        self.runs = 0
        system.add(self)

    def is_ready(self):
        return not self.held and (not self.waiting or self.queue is not None)

    def receive(self, packet):
        self.queue = packet.append_to(self.queue)
        return self.priority

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.next
            packet.next = None
        return packet

    def wait(self):
        self.waiting = True
        return None

    def step(self):
        self.runs += 1
        self.waiting = False
        return self.run(self.take())

    def run(self, packet):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, system, count):
        super().__init__(system, IDLE, 0)
        self.waiting = False
        self.count = count
        self.control = 1

    def run(self, packet):
        self.count -= 1
        if self.count <= 0:
            return self.system.hold(self)
        if self.control & 1 == 0:
            self.control >>= 1
            return self.system.release(PRODUCER_A)
        self.control = self.control >> 1 ^ 0xD008
        return self.system.release(PRODUCER_B)


class Worker(Task):
    def __init__(self, system, queue):
        super().__init__(system, WORKER, 1000, queue)
        self.target = CONSUMER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        self.target = CONSUMER_B if self.target == CONSUMER_A else CONSUMER_A
        packet.owner = self.target
        packet.position = 0
        for i in range(len(packet.cells)):
            self.letter = self.letter + 1 if self.letter < 26 else 1
            packet.cells[i] = 64 + self.letter
        return self.system.send(self, packet)


class Consumer(Task):
    def __init__(self, system, number, priority, queue=None):
        super().__init__(system, number, priority, queue)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == "work":
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            position = work.position
            if position >= len(work.cells):
                self.work = work.next
                return self.system.send(self, work, WORKER)
            device = self.devices
            if device is not None:
                self.devices = device.next
                device.position = work.cells[position]
                work.position = position + 1
                return self.system.send(self, device)
        return self.wait()


class Producer(Task):
    def __init__(self, system, number, priority):
        super().__init__(system, number, priority)
        self.pending = None

    def run(self, packet):
        if packet is None:
            pending = self.pending
            if pending is None:
                return self.wait()
            self.pending = None
            return self.system.send(self, pending)
        self.pending = packet
        return self.system.hold(self)


class System:
    def __init__(self):
        self.tasks = [None] * 6
        self.order = []
        self.sent = 0
        self.holds = 0

    def add(self, task):
        self.tasks[task.number] = task
        self.order.append(task)
        self.order.sort(key=lambda each: -each.priority)

    def send(self, sender, packet, number=None):
        target = self.tasks[packet.owner if number is None else number]
        self.sent += 1
        packet.owner = sender.number
        target.receive(packet)
        return target if target.priority > sender.priority else sender

    def hold(self, task):
        self.holds += 1
        task.held = True
        return None

    def release(self, number):
        task = self.tasks[number]
        task.held = False
        return task

    def schedule(self):
        task = self.next_ready()
        while task is not None:
            while task is not None and task.is_ready():
                task = task.step()
            task = self.next_ready()

    def next_ready(self):
        for task in self.order:
            if task.is_ready():
                return task
        return None


def packets(owner, kind, count):
    queue = None
    for _ in range(count):
        queue = Packet(owner, kind).append_to(queue)
    return queue


def run():
    system = System()
    Idle(system, 10000)
    Worker(system, packets(CONSUMER_A, "work", 2))
    Consumer(system, CONSUMER_A, 2000, packets(PRODUCER_A, "device", 3))
    Consumer(system, CONSUMER_B, 3000, packets(PRODUCER_B, "device", 3))
    Producer(system, PRODUCER_A, 4000)
    Producer(system, PRODUCER_B, 5000)
    system.schedule()
    assert system.sent > 1000 and system.holds > 1000, (system.sent, system.holds)


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
