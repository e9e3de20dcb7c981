"""What changed: pages, feeds, delta files, the history of a record, calendars."""
