# Regular expressions over generated lines of a log: match, search, findall, finditer, sub with text and function, split.
import re
import time

names = ["alice", "bob", "carol", "dave", "erin"]
paths = ["/index.html", "/static/app.js", "/api/users/17", "/api/orders/991?page=2", "/favicon.ico"]


def generate(lines):
    state = 7
    made = []
    for n in range(lines):
        state = (state * 1103515245 + 12345) % 2147483648
        made.append(
            f"10.{state % 256}.{(state >> 8) % 256}.7 - {names[state % 5]} [21/Nov/2026:10:{n // 60 % 60:02}:{n % 60:02}] "
            f'"GET {paths[(state >> 5) % 5]} HTTP/1.1" {200 if state % 9 else 404} {state % 100000}'
        )
    return made


lines = generate(3000)
text = "\n".join(lines)
line_pattern = re.compile(r'(\S+) - (\w+) \[([^\]]+)\] "(GET|POST) ([^ "]+) [^"]*" (\d{3}) (\d+)$')


def run():
    sizes = {}
    for line in lines:
        match = line_pattern.match(line)
        user, status, size = match.group(2, 6, 7)
        if status == "200":
            sizes[user] = sizes.get(user, 0) + int(size)
    numbers = re.findall(r"\d+", text)
    addresses = {match[0] for match in re.finditer(r"\b\d{1,3}(?:\.\d{1,3}){3}\b", text)}
    hidden = re.sub(r"\b(alice|bob)\b", "***", text)
    doubled = re.sub(r"(?m)\d+$", lambda match: str(int(match[0]) * 2), text)
    missing = [line for line in lines if re.search(r"favicon|orders/\d+.* 404 ", line)]
    fields = [re.split(r"[\s\"\[\]]+", line) for line in lines]
    assert len(numbers) > 30000 and len(addresses) > 1000
    assert "alice" not in hidden and len(doubled) >= len(text)
    assert len(missing) > 0 and len(fields[0]) > 8 and len(sizes) == 5


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
