"""Arrays in, arrays out; integers inside; no names of parties, issues or options."""
