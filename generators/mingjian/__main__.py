"""Run the command line as ``python -m mingjian``."""

from mingjian.cli.app import main

if __name__ == "__main__":
    main()
