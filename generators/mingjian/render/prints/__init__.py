"""Prints: views in, PDF out. One layout per print in ``templates/prints``."""
