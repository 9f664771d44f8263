name, value, width = "ouro", 3.14159, 10
print(f"{name!r:>{width}}|{value:.2f}|{value:{width}.3e}|{{}}|{name=}|{value = :.1f}")
print(f"{1234567:,} {255:#x} {255:08b} {-5:+d} {0.5:.0%} {1e20} {1e16} {1e-5}")
print(f"{'left':<8}|{'right':>8}|{'mid':^8}|{'fill':*^9}")
print(f"{'nested ' + f'{name + "!"}'} {[n for n in range(3)]} {(lambda x: x * 2)(4)}")
print("%s %r %d %5.2f %-5s| %05d %x %%" % ("s", "r", 7, 2.5, "ab", 42, 255))
print("{} {1} {0!r:>5}".replace("{} ", "").format("a", "b"), "{x[0]} {y.real}".format(x=[1], y=2))
print(f"{True} {None} {10**20} {1.0} {-0.0} {float('inf')} {'é':>3}")
