# What a process takes before a program does anything.
