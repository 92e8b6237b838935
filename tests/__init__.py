"""Tests are sentences, in one directory per part of the product; tests/stack.py runs it."""
