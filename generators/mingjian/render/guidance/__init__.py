"""Pages that guide a citizen from a problem to a door, and the small data files they work from."""
