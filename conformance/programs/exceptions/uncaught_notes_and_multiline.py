def divide(a, b):
    return (
        a
        / b
    )


try:
    divide(1, 0)
except ZeroDivisionError as error:
    error.add_note("a was 1")
    error.add_note("b was 0\nand that is the problem")
    raise
