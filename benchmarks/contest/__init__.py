"""The engines that `benchmarks/engines.py` compares, and what they all are given to write."""
