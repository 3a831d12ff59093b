"""The engine beside public tools: same answers first, then times."""
