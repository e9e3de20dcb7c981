"""Pure views of a registry on a day: no I/O, no clock. See docs/adr/0001 for the order of layers."""
