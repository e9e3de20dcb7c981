"""The one declaration of every record type (law 2). No I/O, no clock, no knowledge of other layers."""
