"""Mingjian 明鉴: a git-versioned registry of judicial appraisal, rendered into public disclosure.

Data flows one way: source → load → check → derive → render → guard → publish. See docs/adr/0001.
"""

__version__ = "0.1.0"
