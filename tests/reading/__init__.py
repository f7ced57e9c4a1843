"""How easy the pages are to read (make reading-level)."""
