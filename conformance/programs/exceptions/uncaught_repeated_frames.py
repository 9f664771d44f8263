# Runs of the same entry are cut short.
import sys


def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


def ping(n):
    if n == 0:
        down(5)
    pong(n - 1)


def pong(n):
    ping(n)


def again(n):
    return again(n - 1) if n else ping(2)


def four(n):
    if n:
        return four(n - 1)
    again(4)


four(3)
