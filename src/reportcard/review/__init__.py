"""Rulings: what a person decided where the record leaves room, with name, day and reason.

They live in the project folder, in files that staff read and edit and that commands write. Leaves
to others: whether a ruling is in force (store), and telling people (pipeline, cli).
"""
