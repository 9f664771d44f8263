# Building, splitting, formatting and searching text.
import time


def run():
    lines = []
    for n in range(160000):
        lines.append(f"{n}:{n * 3:>8}:name-{n % 17}")
    text = "\n".join(lines)
    total = 0
    for line in text.split("\n"):
        number, padded, name = line.split(":")
        if name.endswith("7"):
            total += int(number)
        if "99" in padded:
            total += len(name.upper().replace("NAME-", ""))
    characters = 0
    for character in text[:1000000]:
        if character == "1":
            characters += 1
    assert total > 0 and characters > 0


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
