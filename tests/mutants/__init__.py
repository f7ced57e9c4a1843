"""The mutation check: either engine spoiled in one place at a time, and all of it noticed."""
