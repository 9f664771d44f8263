# A chain that waits in the middle goes on where it stopped, to whichever side it leans.
import asyncio

seen = []


async def value(number):
    seen.append(number)
    await asyncio.sleep(0)
    return number


class Link:
    def __init__(self, count):
        self.count = count

    def next(self, count):
        self.count += count
        return self


def run(source, **names):
    scope = {'value': value, 'Link': Link, **names}
    exec(compile(f'async def f():\n    return {source}\n', '<hostile>', 'exec'), scope)
    seen.clear()
    result = asyncio.run(scope['f']())
    print(f'{result!r:.60}', len(seen), seen == sorted(seen), seen[:3], seen[-3:])


count = 1000
run(' + '.join(f'await value({i})' for i in range(count)))
run(' ** '.join(f'await value({1})' for i in range(count)))
run('-' * count + 'await value(1)')
run('not ' * count + 'await value(1)')
run(' '.join(f'0 if not await value({i}) else' for i in range(1, count)) + ' await value(5000)')
run(' '.join(f'-1 if (await value({i})) > 700 else' for i in range(1, count)) + ' 0')
run('-await value(1) ** ' * 300 + 'await value(1)')
run('[await value(i) for i in range(5)]' + '[:]' * count)
run('Link(await value(1))' + '.next(await value(2))' * count + '.count')


def generator():
    exec('def g():\n    return (yield 0)' + ''.join(f' + (yield {i})' for i in range(1, count)) + '\n', globals())
    iterator = g()
    total = next(iterator)
    for i in range(count - 1):
        total += iterator.send(i)
    try:
        iterator.send(1)
    except StopIteration as stop:
        return total, stop.value


print(generator())
