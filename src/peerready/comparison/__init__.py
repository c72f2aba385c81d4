"""Several organisations, or one over time: what is comparable, how it spreads, what changed."""
