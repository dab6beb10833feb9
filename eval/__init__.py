"""Scorers: the quality of each stage against public benchmarks."""
