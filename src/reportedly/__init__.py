"""Reportedly keeps the record of who says what about a war and its peace talks."""
