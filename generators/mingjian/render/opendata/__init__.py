"""Open data: the tables of a registry in every format, with their description."""
