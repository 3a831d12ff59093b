"""Document -> Statement -> proposed Case."""
