def show(a, b=2, /, c=3, *rest, d, e=5, **more):
    print(a, b, c, rest, d, e, more)


show(1, d=4)
show(1, 20, 30, 40, 50, d=60, f=70, b=80)
show(*[1, 2], *(3, 4), **{"d": 5}, **{"x": 6})


def defaults(items=[]):
    items.append(len(items))
    return items


print(defaults(), defaults())

for call in (
    lambda: show(),
    lambda: show(1),
    lambda: show(1, d=2, **{"d": 3}),
    lambda: show(a=1, d=2),
    lambda: defaults(1, 2, 3),
    lambda: defaults(other=1),
    lambda: show(*5, d=1),
    lambda: show(1, **7),
    lambda: (lambda x, y: 0)(1),
    lambda: (lambda x, *, y, z: 0)(1),
):
    try:
        call()
    except TypeError as error:
        print(error)
