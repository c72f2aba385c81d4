"""The way to a phase: which gaps, in which order, by when."""
