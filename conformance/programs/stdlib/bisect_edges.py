"""bisect and insort: arguments, keys, sequences that are no lists."""
import bisect

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)
for n in ('bisect_left', 'bisect_right', 'insort_left', 'insort'):
    f = getattr(bisect, n)
    show(f)
    show(f, [1])
    show(f, [1, 2], 1, -1)
    show(f, [1, 2], 1, 0, 5)
    show(f, [1, 2], 1, 'a')
    show(f, [1, 2], 1, 0, 'a')
    show(f, [1, 2], 1, 2 ** 70)
    show(f, [1, 2], 1, 0, 2 ** 70)
    show(f, [1, 2], 1, hi=None)
    show(f, [1], 1, 0, 1, None)
    show(f, [1], 'a')
    show(f, 5, 1)
    show(f, [1], 1, foo=1)
    show(f, [1, 2], 1, hi=-1)
    show(f, [1, 2], 1, 0, -2)
    show(f, (1, 2), 1.5)

class Reversed:

    def __init__(self, items):
        self.items = items

    def __len__(self):
        print('len')
        return len(self.items)

    def __getitem__(self, place):
        print('item', place)
        return self.items[place]

    def insert(self, place, item):
        print('insert', place, item)
show(bisect.bisect_left, Reversed([1, 3, 5]), 3)
show(bisect.insort, Reversed([1, 3, 5]), 4)
show(bisect.insort_left, Reversed(['a', 'bb', 'cccc']), 'ddd', key=len)
words = ['one', 'two', 'three', 'four']
words.sort(key=len)
for word in ['six', 'seven', 'a']:
    bisect.insort(words, word, key=len)
    print(words)
    print(bisect.bisect_left(words, 4, key=len), bisect.bisect_right(words, 4, key=len))
big = range(2 ** 62)
print(bisect.bisect_left(big, 2 ** 61 + 12345), bisect.bisect(big, 3, hi=2 ** 60))

class Item:

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print(f'{self.value} < {other.value}?')
        return self.value < other.value
items = [Item(i) for i in range(5)]
print(bisect.bisect_left(items, Item(3)), bisect.bisect_right(items, Item(3)))
for n in range(12):
    row = list(range(n))
    assert [bisect.bisect(row, x + 0.5) for x in row] == [x + 1 for x in row]
    assert [bisect.bisect_left(row, x) for x in row] == row
