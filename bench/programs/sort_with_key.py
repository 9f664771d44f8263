# Sorting with keys: a lambda, tuples, itemgetter, attrgetter, strings; reversed; min and max.
import operator
import time


class Item:
    def __init__(self, name, price, rank):
        self.name = name
        self.price = price
        self.rank = rank


def make(n):
    state = 42
    items = []
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        items.append(Item(f"item{state % 5003}", state % 1009 / 4, state >> 7))
    return items


items = make(30000)
rows = [(item.name, item.price, item.rank) for item in items]


def run():
    by_price = sorted(items, key=lambda item: item.price)
    by_both = sorted(items, key=lambda item: (item.price, item.rank), reverse=True)
    by_name = sorted(items, key=operator.attrgetter("name"))
    by_rank = sorted(rows, key=operator.itemgetter(2))
    by_two = sorted(rows, key=operator.itemgetter(0, 2))
    whole = sorted(rows)
    names = sorted(row[0] for row in rows)
    numbers = sorted(row[2] for row in rows)
    assert by_price[0].price == min(rows, key=lambda row: row[1])[1]
    assert by_both[0].price == max(rows, key=operator.itemgetter(1))[1]
    assert by_name[0].name == by_two[0][0] == whole[0][0] == names[0]
    assert by_rank[-1][2] == numbers[-1]


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
