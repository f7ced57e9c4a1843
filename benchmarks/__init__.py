"""Measurements of the parts whose speed matters (make bench). Never part of a test."""
