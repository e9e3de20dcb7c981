"""``python -m sample_province --out registry``: write the fictional records, and nothing else."""

import argparse
from pathlib import Path

from sample_province.province import write_province

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="sample_province", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder that holds registry.yml")
    for kind, count in write_province(parser.parse_args().out).items():
        print(f"{kind:12} {count:4}")
