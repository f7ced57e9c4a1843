"""The stages in order: fetch, parse, load, resolve, reconcile, score, present, render, publish.

The only layer that knows all of collect, store, scoring and edition; it introduces them to each
other and reports what came of it. Leaves the terminal to `cli`.
"""
