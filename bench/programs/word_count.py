# Counting the words of a generated text: splitting, cleaning, `in`, get and items of a dictionary, sorting by count.
import time

syllables = ["ka", "lo", "mi", "ren", "tu", "vos", "Shi", "Nar"]


def generate(words):
    state = 12345
    parts = []
    for n in range(words):
        state = (state * 1103515245 + 12345) % 2147483648
        word = syllables[state % 8] + syllables[(state >> 8) % 8] + syllables[(state >> 16) % 8]
        if n % 11 == 0:
            word += ","
        elif n % 17 == 0:
            word += ".\n"
        parts.append(word)
    return " ".join(parts)


text = generate(60000)


def count(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def run():
    for _ in range(3):
        counts = count(text)
        lengths = {}
        for word, n in counts.items():
            lengths[len(word)] = lengths.get(len(word), 0) + n
        common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:20]
        assert sum(lengths.values()) == sum(counts.values()) == 60000
        assert len(common) == 20


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
