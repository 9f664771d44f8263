# A list of a million integers.
numbers = list(range(1000000, 2000000))
assert numbers[-1] == 1999999
