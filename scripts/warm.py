# Run once by build.mjs: what it touches comes compiled in dist/main.cache.
import asyncio


class Greeting:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return f"Hello, {self.name}"


async def main():
    await asyncio.sleep(0)
    return [str(Greeting(name)) for name in ("a", "b")]


print(asyncio.run(main()), sum(range(10)), {"x": 1.5})
