# A union in which a type variable takes part is one of typing's.
def show(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


type Alias = int


def generic[V, *W, **X, Y: int]():
    show(lambda: V | None)
    show(lambda: None | V)
    show(lambda: V | int)
    show(lambda: int | V)
    show(lambda: V | Y | None)
    show(lambda: V | V)
    show(lambda: list[V] | None)
    show(lambda: list[V] | V)
    show(lambda: (V | int) | str)
    show(lambda: str | (V | int))
    show(lambda: (V | int) | (V | str))
    show(lambda: (V | None).__args__)
    show(lambda: (V | int)[str])
    show(lambda: list[V | int])
    show(lambda: X | None)
    show(lambda: W | None)
    show(lambda: (V | int).__parameters__)
    show(lambda: (V | int) == (int | V))
    show(lambda: V | Alias)
    show(lambda: Alias | V)
    show(lambda: Alias | None)
    show(lambda: Alias | Alias)
    show(lambda: int | Alias)
    show(lambda: Alias | 1)
    show(lambda: 1 | Alias)


generic()
