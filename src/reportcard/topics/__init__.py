"""Which bills belong to a topic, by rules that staff write: read the file, match, check."""
