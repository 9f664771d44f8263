"""A bytearray changes in place: slices, growth, shrinking from both ends, iteration meanwhile."""


def show(call):
    try:
        print(call())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


array = bytearray(b"hello world")
array[0] = 72
array[-1:] = b"D!"
array[5:6] = b", "
print(array, len(array))
array[::2] = bytes(len(array[::2]))
print(array)
del array[::2]
print(array)
del array[:2]
print(array)
array[1:1] = [1, 2, 3]
array += b"tail"
array *= 2
print(array)
array.insert(0, 255)
array.insert(-1, 254)
array.insert(100, 253)
print(array.pop(), array.pop(0), array.pop(-2), array)
array.reverse()
array.remove(116)
print(array)
array.extend(range(3))
array.extend(b"xy")
array.extend(array)
print(array)
show(lambda: array.__setitem__(slice(0, 4, 2), b"x"))
show(lambda: array.__setitem__(slice(0, 1), "a"))
show(lambda: array.__setitem__(slice(0, 1), 5))
show(lambda: array.__setitem__(0, "a"))
show(lambda: array.__setitem__(0, -1))
show(lambda: array.__delitem__("a"))
array.clear()
print(array, list(array))

queue = bytearray()
for number in range(2000):
    queue += number.to_bytes(2, "big")
    if number % 3 == 0:
        del queue[:2]
print(len(queue), queue[:4].hex(), queue[-4:].hex())

growing = bytearray(b"ab")
seen = []
for byte in growing:
    seen.append(byte)
    if len(growing) < 5:
        growing.append(byte + 2)
print(seen, growing)


class Tagged(bytearray):
    pass


tagged = Tagged(b"abc")
tagged.name = "tag"
print(repr(tagged), tagged.name, type(tagged + b"d").__name__, tagged == b"abc")
