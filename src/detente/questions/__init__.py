"""One file per question: it takes draws and returns one frozen answer."""
