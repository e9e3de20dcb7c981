"""JSON Schemas for editors, from the declarations in ``model/`` (law 2)."""
