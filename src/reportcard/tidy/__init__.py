"""Spreadsheets in tidy tables: read strictly, checked as a whole, given to the store as pages."""
