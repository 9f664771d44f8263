from concurrent.futures import ProcessPoolExecutor


def square(n):
    if n < 0:
        raise ValueError(f"negative {n}")
    return n * n


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(5))))
        future = pool.submit(square, -1)
        print(repr(future.exception()))
        print(pool.submit(square, 12).result(), pool.submit(max, [1, 5, 2]).result())
