"""The load layer of Mingjian; see docs/adr/0001 for the order of layers."""
