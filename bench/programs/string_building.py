# Making text: join, f-strings, `+=`, replace, split, slices, formatting by % and format.
import time


def report(rows):
    text = ""
    for n in range(rows):
        text += f"<tr><td>{n}</td><td>{n / 7:.3f}</td>"
        text += "<td>" + str(n * n) + "</td></tr>\n"
    return text


def run():
    text = report(30000)
    cells = text.replace("<tr>", "").replace("</tr>", "").replace("</td>", "").split("<td>")
    joined = ";".join(cell.strip() for cell in cells if cell)
    initials = "".join([cell[:1] for cell in cells])
    table = []
    for n in range(30000):
        table.append("%5d|%-8s|%s" % (n, hex(n), "{:>10,}".format(n * 1000)))
    lines = "\n".join(table)
    backwards = []
    for word in joined.split(";"):
        backwards.append(word[::-1].rjust(8))
    assert len(cells) == 90001 and len(initials) > 80000
    assert len(lines) > 0 and len("".join(backwards)) > 0


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
