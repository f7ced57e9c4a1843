"""Spreadsheets: reading, checking, importing, and what becomes of them."""
