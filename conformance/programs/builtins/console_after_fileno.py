"""Asking the standard output for its number changes nothing about the order in which texts come out."""

import sys

print(0)
sys.stdout.write("1\n")
print(sys.__stdout__.fileno(), sys.stdout.isatty())
sys.stdout.write("3\n")
print("4")
sys.stdout.writelines(["5\n", "6\n"])
print("7", file=sys.stdout)
sys.stdout.buffer.flush()
sys.stdout.flush()
sys.stdout.buffer.write(b"8\n")
sys.stdout.buffer.flush()
print("9")
