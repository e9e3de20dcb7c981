"""The MkDocs theme ``mingjian``: templates and assets only; see docs/adr/0005."""
