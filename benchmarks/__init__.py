"""What the product costs, as ratios: docs/benchmarks.md says how it is measured and what came out.

One command each, ``python -m benchmarks.<name>``: generate · register · plans · sweep · booking
"""
