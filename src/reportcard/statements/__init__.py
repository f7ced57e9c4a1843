"""The folder statements/ of a project: what people say beside the record.

Leaves to others: pages and downloads (edition), when they are read (pipeline).
"""
