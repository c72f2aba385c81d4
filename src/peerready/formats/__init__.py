"""Outcomes for machines: each format is one function from cases to text."""
